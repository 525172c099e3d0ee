"""The sheets to print and hand out: of the year and of each demand. Rows in, what stands on them out; `press` sets it."""
