"""What lies beside the data for those who ask it: a guarded question, a benchmark and its score."""
