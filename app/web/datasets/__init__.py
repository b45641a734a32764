"""The sets that come with Backstep, and the rows of any data."""
