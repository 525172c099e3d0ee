"""The charts: data for them, their kinds, and how they are drawn for a page, a file and a frame."""
