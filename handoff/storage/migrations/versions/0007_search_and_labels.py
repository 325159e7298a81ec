"""Labels and outcomes to look up by, the full-text index, and who has a conversation open.

What is in the log already is put into all of them. How an event is read, and which words it is found by, stands here
as it was with this step, so that it can be taken whatever becomes of the events and of search; a later step that
changes the words makes the index anew.
"""

import json
import re
import unicodedata

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from handoff.storage.tables.schema import Moment
from loket.personal_data import mask

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_AT_ONCE = 500
_WORD = re.compile(r"[^\W_]+")
_LONGEST = 64
_READ = {
    "message": ("text", "card.title", "card.organisation_name", "plan.title"),
    "queued": ("topic_title", "summary"),
    "unavailable": ("topic_title", "summary"),
    "transfer_asked": ("why", "note", "summary"),
    "transferred": ("why", "note", "summary"),
    "transfer_returned": ("reason",),
    "held": ("reason",),
    "join_asked": ("note",),
    "escalated": ("note",),
    "escalation_answered": ("feedback",),
    "handed_back": ("note",),
    "follow_up_planned": ("text",),
    "note": ("text",),
    "case_opened": ("reference",),
    "rated": ("remark",),
}
"""What people read of each kind of event, by the names in its JSON."""
_SQLITE = (
    "CREATE VIRTUAL TABLE search_index USING fts5("
    "words, content='search_texts', content_rowid='id', tokenize='unicode61 remove_diacritics 0', prefix='2 3')",
    "CREATE TRIGGER search_index_added AFTER INSERT ON search_texts BEGIN "
    "INSERT INTO search_index (rowid, words) VALUES (new.id, new.words); END",
    "CREATE TRIGGER search_index_deleted AFTER DELETE ON search_texts BEGIN "
    "INSERT INTO search_index (search_index, rowid, words) VALUES ('delete', old.id, old.words); END",
)


def upgrade() -> None:
    """Make the tables and fill them."""
    op.add_column("conversations", sa.Column("outcome", sa.String(12), nullable=True))
    op.create_table(
        "conversation_labels",
        sa.Column("conversation", sa.String(36), nullable=False),
        sa.Column("label", sa.String(60), nullable=False),
        sa.PrimaryKeyConstraint("conversation", "label", name="pk_conversation_labels"),
        _belongs_to("conversation_labels", "conversation", "conversations"),
    )
    op.create_index("ix_conversation_labels_label", "conversation_labels", ["label"])
    op.create_table(
        "labels",
        sa.Column("organisation", sa.String(64), nullable=False),
        sa.Column("label", sa.String(60), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("created_by", sa.String(36), nullable=False),
        sa.PrimaryKeyConstraint("organisation", "label", name="pk_labels"),
    )
    op.create_table(
        "onlookers",
        sa.Column("conversation", sa.String(36), nullable=False),
        sa.Column("caseworker", sa.String(36), nullable=False),
        sa.Column("until", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("conversation", "caseworker", name="pk_onlookers"),
        _belongs_to("onlookers", "conversation", "conversations"),
        _belongs_to("onlookers", "caseworker", "caseworkers"),
    )
    op.create_index("ix_onlookers_until", "onlookers", ["until"])
    op.create_table(
        "search_texts",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("conversation", sa.String(36), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text().with_variant(postgresql.TSVECTOR(), "postgresql"), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_search_texts"),
        sa.UniqueConstraint("conversation", "seq", name="uq_search_texts_seq"),
        _belongs_to("search_texts", "conversation", "conversations"),
    )
    if op.get_bind().dialect.name == "sqlite":
        for statement in _SQLITE:
            op.execute(statement)
    else:
        op.create_index("search_index_words", "search_texts", ["words"], postgresql_using="gin")
    _fill()


def downgrade() -> None:
    """Drop them. What became of a conversation stays in its log."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE search_index")
    op.drop_table("search_texts")
    op.drop_table("onlookers")
    op.drop_table("labels")
    op.drop_table("conversation_labels")
    op.drop_column("conversations", "outcome")


def _belongs_to(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_{column}_{other}"
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=name, ondelete="CASCADE")


def _fill() -> None:
    connection = op.get_bind()
    to_array = connection.dialect.name != "sqlite"
    words = "array_to_tsvector(CAST(:words AS TEXT[]))" if to_array else ":words"
    add = sa.text(f"INSERT INTO search_texts (conversation, seq, words) VALUES (:conversation, :seq, {words})")  # noqa: S608
    after = sa.text(
        "SELECT conversation, seq, event FROM events WHERE (conversation, seq) > (:conversation, :seq) "
        "ORDER BY conversation, seq LIMIT :most"
    )
    at = {"conversation": "", "seq": 0, "most": _AT_ONCE}
    while page := connection.execute(after, at).all():
        found = [(row, _words(json.loads(row.event)["body"])) for row in page]
        rows = [
            {"conversation": row.conversation, "seq": row.seq, "words": each if to_array else " ".join(each)}
            for row, each in found
            if each
        ]
        if rows:
            connection.execute(add, rows)
        at |= {"conversation": page[-1].conversation, "seq": page[-1].seq}
    closed = connection.execute(sa.text("SELECT conversation, seq, event FROM events WHERE kind = 'closed'")).all()
    for row in closed:
        _keep_end(connection, row)


def _words(body: dict[str, object]) -> list[str]:
    """The words by which the event with this body is found, each once: without capitals, accents and personal data."""
    read = (_at(body, place) for place in _READ.get(str(body["kind"]), ()))
    text = mask(unicodedata.normalize("NFC", "\n".join(part for part in read if part))).text
    plain = (unicodedata.normalize("NFKD", word.casefold()) for word in _WORD.findall(text))
    folded = ("".join(sign for sign in word if sign.isalnum())[:_LONGEST] for word in plain)
    return list(dict.fromkeys(word for word in folded if word))


def _at(body: object, place: str) -> str:
    """The text at ``place`` (names with dots between); empty when there is none."""
    for name in place.split("."):
        body = body.get(name) if isinstance(body, dict) else None
    return body if isinstance(body, str) else ""


def _keep_end(connection: sa.Connection, row: sa.Row[tuple[str, int, str]]) -> None:
    """The outcome and the labels of a conversation that was closed before, beside its log."""
    body = json.loads(row.event)["body"]
    this = {"id": row.conversation}
    state = json.loads(connection.execute(sa.text("SELECT state FROM conversations WHERE id = :id"), this).scalar_one())
    labels = list(dict.fromkeys(body.get("labels", [])))
    state |= {"outcome": body["outcome"]} | ({"labels": dict.fromkeys(labels, row.seq)} if labels else {})
    change = sa.text("UPDATE conversations SET outcome = :outcome, state = :state WHERE id = :id")
    connection.execute(change, this | {"outcome": body["outcome"], "state": json.dumps(state, ensure_ascii=False)})
    if labels:
        add = sa.text("INSERT INTO conversation_labels (conversation, label) VALUES (:id, :label)")
        connection.execute(add, [this | {"label": label[:60]} for label in labels])
