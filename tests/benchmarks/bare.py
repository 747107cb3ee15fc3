"""What Starlette and sqlite3 reach when they answer one question and do nothing else."""

import os
import sqlite3

import orjson
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

PREFERRED = """
    FROM observation o JOIN entity e ON e.id = o.entity_id AND e.kind = 'PROVINCE'
    WHERE o.until = 9223372036854775807 AND o.value IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM observation b WHERE b.indicator_id = o.indicator_id AND b.period = o.period
          AND b.entity_id = o.entity_id
        AND b.reading = o.reading AND b.until = o.until AND b.precedence < o.precedence)"""
COMPARE = f"""
    SELECT own, (SELECT name_vi FROM entity_name WHERE entity = own
      AND (valid_from IS NULL OR valid_from <= ?2 || '-12-31')
                 AND (valid_to IS NULL OR valid_to >= ?2 || '-12-31')), value, rank
    FROM (SELECT e.public_id AS own, o.value AS value,
      rank() OVER (ORDER BY o.value DESC) AS rank {PREFERRED}
          AND o.period = ?2 * 10000 + 112
          AND o.indicator_id = (SELECT id FROM indicator WHERE code = ?1 AND valid_from <= ?2
            AND (valid_to IS NULL OR valid_to >= ?2)))
    ORDER BY rank"""
TREND = f"""
    SELECT id, period, value, rank FROM (
        SELECT e.public_id AS id, o.period AS period, o.value AS value,
          rank() OVER (PARTITION BY o.period ORDER BY o.value DESC) AS rank
        {PREFERRED} AND o.indicator_id IN (SELECT id FROM indicator WHERE code = ?1))
    WHERE id IN (SELECT value FROM json_each(?2)) ORDER BY id, period"""

# What the answers of tests.benchmarks.answers are made of.
MEANT = PREFERRED.replace("WHERE", "JOIN indicator i ON i.id = o.indicator_id WHERE", 1)
RANKED = f"""
    SELECT i.public_id AS meaning, i.code AS code, e.public_id AS entity,
      CAST(o.period / 10000 AS TEXT) AS year, o.value AS value,
           rank() OVER (PARTITION BY i.id, o.period ORDER BY o.value DESC) AS rank {MEANT}"""
OWN = f"""
    SELECT i.public_id AS meaning, i.code AS code, i.parent AS parent, i."index" AS "index",
      o.period AS period, o.value AS value
    {MEANT} AND e.public_id = :entity AND i.tree = 'MAIN' AND o.reading = (
        SELECT max(n.reading) FROM observation n WHERE n.indicator_id = o.indicator_id
          AND n.period = o.period AND n.entity_id = o.entity_id
        AND n.until = o.until)"""
FIGURES = {
    "comparison": (
        f"SELECT entity, value, rank FROM ({RANKED} AND i.code = :indicator AND o.period = :period"
        " * 10000 + 112)"
    ),
    "rebuilt ranking": (
        """
        SELECT now, value, rank() OVER (ORDER BY value DESC) FROM (
            SELECT e.public_id AS now, avg(o.value) AS value FROM entity e
            LEFT JOIN succession s ON s.successor = e.public_id AND s.day = '2025-07-01'
              AND s.kind = 'MERGED_INTO'
            JOIN entity p ON p.public_id = coalesce(s.predecessor, e.public_id)
            LEFT JOIN observation o ON o.entity_id = p.id AND o.until = 9223372036854775807
              AND o.period = :period * 10000 + 112
                 AND o.indicator_id = (SELECT id FROM indicator WHERE code = :indicator
                   AND valid_from <= :period
                                       AND (valid_to IS NULL OR valid_to >= :period))
                 AND NOT EXISTS (SELECT 1 FROM observation b WHERE b.indicator_id = o.indicator_id
                   AND b.period = o.period
                                 AND b.entity_id = o.entity_id AND b.until = o.until
                                   AND b.precedence < o.precedence)
            WHERE e.kind = 'PROVINCE' AND e.valid_to IS NULL GROUP BY e.public_id
              HAVING count(o.value) = count(*))"""
    ),
    "trend with its summary": (
        f"SELECT year, value, rank FROM ({RANKED} AND i.code = 'PCI/TOTAL') WHERE entity = :entity"
    ),
    "scoreboard": (
        f"""
        SELECT meaning, entity, value, rank FROM ({RANKED} AND i."index" = 'PAPI' AND i.level = 1
          AND i.tree = 'MAIN'
               AND o.period = :period * 10000 + 112) WHERE entity IN (SELECT value
                 FROM json_each(:entities))"""
    ),
    # Of each index the latest year in which the province has a value, a rank or a grade, and its
    # parts in that year; those of a part that nobody has stand for it.
    "scorecard": (
        f"""
        WITH own AS ({OWN} AND i.level < 3 AND i."index" <> 'POPULATION'),
             latest AS (SELECT i."index" AS "index", max(o.period) AS period FROM observation o
               JOIN entity e ON e.id = o.entity_id JOIN indicator i ON i.id = o.indicator_id
               WHERE e.public_id = :entity AND i.code LIKE '%/TOTAL' AND i.tree = 'MAIN'
                 AND i."index" <> 'POPULATION' AND o.until = 9223372036854775807
                 AND coalesce(o.value, o.rank, o."group") IS NOT NULL
               GROUP BY i."index")
        SELECT meaning, CAST(own.period / 10000 AS TEXT), value FROM own
          JOIN latest USING ("index", period)
        WHERE own.code LIKE '%/TOTAL' OR own.parent LIKE '%/TOTAL' OR NOT EXISTS (
            SELECT 1 FROM observation n JOIN indicator p ON p.id = n.indicator_id
            JOIN entity e ON e.id = n.entity_id AND e.kind = 'PROVINCE'
            WHERE p.code = own.parent AND n.period = own.period AND n.value IS NOT NULL
              AND n.until = 9223372036854775807)"""
    ),
    "reconciliation": (
        f"""
        WITH own AS ({OWN} AND i."index" = 'PAPI' AND i.level < 3
          AND o.period = :period * 10000 + 112)
        SELECT whole.meaning, whole.value, sum(part.value) FROM own whole
          JOIN own part ON part.parent = whole.code
        GROUP BY whole.meaning"""
    ),
    "targets": (
        "SELECT CAST(id AS TEXT), value FROM target WHERE entity = :entity AND until ="
        " 9223372036854775807"
    ),
}


def running() -> Starlette:
    """The application over the database that BENCH_DATABASE names."""
    connection = sqlite3.connect(
        f"file:{os.environ['BENCH_DATABASE']}?mode=ro", uri=True, check_same_thread=False
    )

    async def compare(request: Request) -> Response:
        asked = (await request.json())["variables"]
        lines = connection.execute(COMPARE, (asked["indicator"], asked["period"])).fetchall()
        rows = [
            {"entity": {"id": own, "name": name}, "value": value, "rank": rank}
            for own, name, value, rank in lines
        ]
        return _json({"data": {"compare": {"rows": rows}}})

    async def trend(request: Request) -> Response:
        asked = (await request.json())["variables"]
        points: dict[str, list] = {}
        for own, period, value, rank in connection.execute(
            TREND, (asked["indicator"], orjson.dumps(asked["entities"]).decode())
        ):
            points.setdefault(own, []).append(
                {"period": str(period // 10000), "value": value, "rank": rank}
            )
        return _json(
            {
                "data": {
                    "trend": [
                        {"entity": {"id": own}, "segments": [{"points": found}]}
                        for own, found in points.items()
                    ]
                }
            }
        )

    async def figures(request: Request) -> Response:
        asked = await request.json()
        given = {
            name: orjson.dumps(value).decode() if isinstance(value, list) else value
            for name, value in asked["variables"].items()
        }
        return _json({"rows": connection.execute(FIGURES[asked["name"]], given).fetchall()})

    return Starlette(
        routes=[
            Route(f"/{route.__name__}", route, methods=["POST"])
            for route in (compare, trend, figures)
        ]
    )


def _json(answer: dict) -> Response:
    return Response(orjson.dumps(answer), media_type="application/json")
