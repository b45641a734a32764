"""A verdict on each answer of one student, and the mistake that explains a wrong one."""
