"""The units in which indicators are told, by what may be done with a figure in them."""

SCORES = (
    "points",
    "percent",
)  # results on a scale; a total in another unit, such as a population, is no result
# A count or a variance of a whole is no mean of those of its parts.
AVERAGED = (*SCORES, "share", "days", "minutes", "km", "thousand_vnd")
