"""A workbook in which every number of an iteration is a formula of the cells it comes from."""
