"""/xep-hang: everyone on one indicator in one period, with one's own unit in sight."""

from hub.web.pages.ranking.ranking import gather, picture, table
from hub.web.pages.ranking.ranking_question import RankingQuestion

__all__ = ["RankingQuestion", "gather", "picture", "table"]
