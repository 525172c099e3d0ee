"""What the status of a figure says of its number: the codes of `obs_status` that rules of every room speak of."""

# The number is not here, but somebody may still give it: it is in a chart (L), or nobody has given one (O).
UNANSWERED, IN_CHART = "O", "L"
BLANK = (UNANSWERED, IN_CHART)
# Small, or hidden for another's sake: nothing published tells which.
HIDDEN = "Q"
NO_NUMBER = (*BLANK, "M", HIDDEN)
# What `chart_prints` says of a chart: that it prints the number; what nobody has said counts as if it does not.
CHART_PRINTS, NOBODY_SAID = "yes", "unknown"
