"""Practice: grading answers, exercises, and the mistakes that can be named."""
