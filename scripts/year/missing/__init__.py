"""The numbers that a year's report leaves out: a workbook that asks the publisher for them, and the way back in."""
