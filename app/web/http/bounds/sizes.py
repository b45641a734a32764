"""Bytes of the body of a request."""

BODY_BYTES = 1 << 20
#: What comes with a table of data may be larger: 10,000 rows of 64 columns.
DATA_BYTES = 16 << 20
#: So may a file of other software.
FILE_BYTES = 8 << 20
