"""The marks of a class: which columns are answers, a row of marks a student, and their tally."""
