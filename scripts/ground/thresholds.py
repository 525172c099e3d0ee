"""Numbers that several rooms decide by."""

# Of fewer than this one person moves a share by more than five points: the count is said and no share is computed, a reader is told
# that the cases are few, and on which side of the middle a count lies is a matter of a person or two. Twenty itself is not few.
FEW = 20
