"""The figures file: one table with everything that is said, for those who ask it without having read how it is made."""
