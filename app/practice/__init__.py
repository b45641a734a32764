"""Practice: numbers worked by hand, marked, and handed out to be worked.

numbers/      reading a number as people write it
naming/       the names that people write for numbers
tables/       tables as spreadsheets write them
calculation/  a problem worked through by rules, right or mistaken, and how far off care may be
mistakes/     the mistakes that people make, as records
grading/      a verdict on each answer of one student
gradebook/    the marks of a class
published/    the numbers of a publication, and the conventions that explain them
exercise/     problems drawn from a seed
worksheet/    problems on paper, with their solutions
questions/    exercises as questions of a learning platform
"""
