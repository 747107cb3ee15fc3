"""Answering: a document is answered by its plan, or by the executor of GraphQL."""

import asyncio
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from threading import Event
from typing import Any, NamedTuple

from graphql import ExecutionResult, OperationType, execute

from hub.panels.panel import View
from hub.words.errors import BadQuestion
from hub.words.language import Language, Text
from hub.words.terms import ComputedRanks
from schema.context import Context, Gathering, SteppedGathering
from schema.counting import counting
from schema.descriptions import schema
from schema.outline import Outline, outline
from schema.parameters import NO_VALUES, Parameters, variables
from schema.plan import values
from schema.plan.budget import Allowance, Budget, Deadline
from schema.plan.documents import Documents, ExecutableDocument
from schema.plan.guards import Limits
from schema.plan.run import NotPlanned, Run


@dataclass(frozen=True)
class Bounds:
    """What a question may cost: its document, its price, and the making of its answer."""

    limits: Limits = field(default_factory=Limits)
    most_cost: int = 10_000_000
    allowance: Allowance = field(default_factory=Allowance)
    document_bytes: int = 32 * 2**20


class GraphQLQuestion(NamedTuple):
    """What a client asks: a document, values of its variables, and the name of an operation."""

    query: str
    variables: dict[str, Any]
    operation_name: str | None = None


class TooDear(BadQuestion):
    """Raised when a question costs more than one may."""

    def __init__(self, text: Text, cost: int = 0) -> None:
        super().__init__(text)
        self.cost = cost

    @classmethod
    def before(cls, cost: int, most: int) -> "TooDear":
        """The error of a price that is too high."""
        return cls(
            Text(
                f"câu hỏi đòi khoảng {cost} trường, nhiều hơn mức {most} cho một lần; {_NEXT.vi}",
                f"the question asks for about {cost} fields, more than the {most} of one question;"
                f" {_NEXT.en}",
            ),
            cost,
        )

    @classmethod
    def while_answering(cls) -> "TooDear":
        """The error of an answer that was cut off."""
        return cls(
            Text(
                "câu hỏi đòi quá nhiều số liệu trong một lần nên đã dừng trả lời; hỏi lại có thể"
                f" được vì phần đã tính được giữ lại, nếu vẫn không thì {_NEXT.vi}",
                "the question asks for too much at once, so its answer was cut off; asking again"
                f" may succeed, for what was computed is kept; if not, {_NEXT.en}",
            )
        )


class TooLarge(TooDear):
    """Raised when a value of a variable is longer than anybody needs."""

    @classmethod
    def of(cls, excess: values.Excess) -> "TooLarge":
        """The error of a value that is too long."""
        name, found, most = excess.variable, excess.found, excess.most
        vi, en = ("chữ cái", "letters") if excess.is_text else ("phần tử", "items")
        return cls(
            Text(
                f"biến “${name}” có {found} {vi}, nhiều hơn mức {most}; hãy chia thành nhiều câu"
                " hỏi",
                f"the variable “${name}” has {found} {en}, more than the {most} that it may have;"
                " ask several questions",
            )
        )


_NEXT = Text(
    "hãy bớt danh sách lồng nhau, dùng first hoặc chia thành nhiều câu hỏi",
    "ask for fewer lists within lists, use first, or ask several questions",
)


class Answerer:
    """Answers questions in one language."""

    def __init__(self, language: Language, bounds: Bounds, computed_ranks: ComputedRanks) -> None:
        self.language, self._bounds, self.computed_ranks = language, bounds, computed_ranks
        self._schema = schema(language)
        self.documents = Documents(self._schema, bounds.limits, bounds.document_bytes)

    def variables(
        self,
        query: str,
        parameters: Parameters,
        others: Collection[str] = (),
        values: Mapping[str, Any] = NO_VALUES,
    ) -> dict[str, Any]:
        """The variables of a document from parameters of an address; BadParameter."""
        operation = self.documents.of(query).operation(None)
        return variables(operation, self._schema._schema, parameters, others, values=values)

    def outline(self, query: str) -> Outline | None:
        """The outline of a valid document; None where it has no operation, or several."""
        document = self.documents.of(query)
        operation = document.operation(None)
        return outline(document.parsed, operation, self._schema._schema) if operation else None

    def told(self, question: str) -> str:
        """What the schema says of a question."""
        return self._schema._schema.query_type.fields[question].description or ""

    def price(self, document: ExecutableDocument, question: GraphQLQuestion) -> int:
        """About how many fields the answer has; TooDear where that is more than may be, and 0
        where it is not told which operation is asked.
        """
        if excess := values.excess(question.variables):
            raise TooLarge.of(excess)
        operation = document.operation(question.operation_name)
        cost = document.price(operation, question.variables) if operation else 0
        if cost > self._bounds.most_cost:
            raise TooDear.before(cost, self._bounds.most_cost)
        return cost

    def budget(self, abandoned: Event | Deadline) -> Budget:
        """What the answer to a question may cost on this thread, until it is abandoned."""
        return Budget(self._bounds.allowance, abandoned)

    def allowance(self, most: Allowance) -> Allowance:
        """What an answer may cost that may cost no more than this."""
        return most.within(self._bounds.allowance)

    def planned(
        self, document: ExecutableDocument, question: GraphQLQuestion, view: View, budget: Budget
    ) -> dict[str, Any]:
        """The data of an answer by the plan of its document; NotPlanned, and whatever a resolver
        raises.
        """
        operation = document.operation(question.operation_name)
        if operation is None or operation.operation is not OperationType.QUERY:
            raise NotPlanned
        variables = document.variables(operation, question.variables)
        plan = document.plan(operation, variables)
        run = Run(self._context(view, SteppedGathering), variables, budget)
        (data,) = plan([None], run)
        return data

    def executed(
        self, document: ExecutableDocument, question: GraphQLQuestion, view: View, budget: Budget
    ) -> ExecutionResult:
        """The answer by the executor, with its errors."""
        return asyncio.run(self._execute(document, question, view, budget=budget))

    async def _execute(
        self, document: ExecutableDocument, question: GraphQLQuestion, view: View, budget: Budget
    ) -> ExecutionResult:
        answer = execute(
            self._schema._schema,
            document.located,
            context_value=self._context(view, Gathering),
            variable_values=question.variables,
            operation_name=question.operation_name,
            executor_class=counting(budget),
        )
        return answer if isinstance(answer, ExecutionResult) else await answer

    def _context(self, view: View, gathering: type[Gathering]) -> Context:
        return Context(view, self.language, self.computed_ranks, gathering=gathering)
