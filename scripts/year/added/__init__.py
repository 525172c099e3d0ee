"""What a workbook adds beside the numbers of its form: new answers, prose, special cases, recommendations, corrections."""
