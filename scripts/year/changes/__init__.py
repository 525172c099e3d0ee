"""What a change of the package changes: figures, answers, sentences and charts, each a class that its template asks."""
