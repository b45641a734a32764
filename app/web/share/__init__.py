"""A shared address as other software sees it: a title, a picture, and the code that embeds it."""
