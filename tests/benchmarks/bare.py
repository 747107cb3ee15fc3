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
        SELECT 1 FROM observation b WHERE b.indicator_id = o.indicator_id AND b.period = o.period AND b.entity_id = o.entity_id
        AND b.reading = o.reading AND b.until = o.until AND b.precedence < o.precedence)"""
COMPARE = f"""
    SELECT own, (SELECT name_vi FROM entity_name WHERE entity = own AND (valid_from IS NULL OR valid_from <= ?2 || '-12-31')
                 AND (valid_to IS NULL OR valid_to >= ?2 || '-12-31')), value, rank
    FROM (SELECT e.public_id AS own, o.value AS value, rank() OVER (ORDER BY o.value DESC) AS rank {PREFERRED}
          AND o.period = ?2 * 10000 + 112
          AND o.indicator_id = (SELECT id FROM indicator WHERE code = ?1 AND valid_from <= ?2 AND (valid_to IS NULL OR valid_to >= ?2)))
    ORDER BY rank"""
TREND = f"""
    SELECT id, period, value, rank FROM (
        SELECT e.public_id AS id, o.period AS period, o.value AS value, rank() OVER (PARTITION BY o.period ORDER BY o.value DESC) AS rank
        {PREFERRED} AND o.indicator_id IN (SELECT id FROM indicator WHERE code = ?1))
    WHERE id IN (SELECT value FROM json_each(?2)) ORDER BY id, period"""


def running() -> Starlette:
    """The application over the database that BENCH_DATABASE names."""
    connection = sqlite3.connect(f"file:{os.environ['BENCH_DATABASE']}?mode=ro", uri=True, check_same_thread=False)

    async def compare(request: Request) -> Response:
        asked = (await request.json())["variables"]
        lines = connection.execute(COMPARE, (asked["indicator"], asked["period"])).fetchall()
        rows = [{"entity": {"id": own, "name": name}, "value": value, "rank": rank} for own, name, value, rank in lines]
        return _json({"data": {"compare": {"rows": rows}}})

    async def trend(request: Request) -> Response:
        asked = (await request.json())["variables"]
        points: dict[str, list] = {}
        for own, period, value, rank in connection.execute(TREND, (asked["indicator"], orjson.dumps(asked["entities"]).decode())):
            points.setdefault(own, []).append({"period": str(period // 10000), "value": value, "rank": rank})
        return _json({"data": {"trend": [{"entity": {"id": own}, "segments": [{"points": found}]} for own, found in points.items()]}})

    return Starlette(routes=[Route("/compare", compare, methods=["POST"]), Route("/trend", trend, methods=["POST"])])


def _json(answer: dict) -> Response:
    return Response(orjson.dumps(answer), media_type="application/json")
