"""All tables of the archive."""

from archive.models.base import Base, now
from archive.models.documents import (
    DIRECTIONS,
    KINDS,
    LANGUAGES,
    PRECISIONS,
    PROPOSAL_STATES,
    RELATION_KINDS,
    STATUSES,
    Document,
    Original,
    Proposal,
    Relation,
    Text,
)
from archive.models.fingerprints import Fingerprint, FingerprintBand
from archive.models.history import Change, Event
from archive.models.mentions import MENTION_KINDS, DocumentWord, Mention, ReferenceSearch, TitleAlias
from archive.models.people import PERSON_KINDS, ROLES, Alias, Office, Participation, Person, Tenure
from archive.models.searches import SavedSearch
from archive.models.topics import LABEL_KINDS, DocumentTopic, Topic, TopicLabel
from archive.models.vocabulary import CONCEPT_ORIGINS, Concept, ConceptTerm

__all__ = [
    "CONCEPT_ORIGINS",
    "DIRECTIONS",
    "KINDS",
    "LABEL_KINDS",
    "LANGUAGES",
    "MENTION_KINDS",
    "PERSON_KINDS",
    "PRECISIONS",
    "PROPOSAL_STATES",
    "RELATION_KINDS",
    "ROLES",
    "STATUSES",
    "Alias",
    "Base",
    "Change",
    "Concept",
    "ConceptTerm",
    "Document",
    "DocumentTopic",
    "DocumentWord",
    "Event",
    "Fingerprint",
    "FingerprintBand",
    "Mention",
    "Office",
    "Original",
    "Participation",
    "Person",
    "Proposal",
    "ReferenceSearch",
    "Relation",
    "SavedSearch",
    "Tenure",
    "Text",
    "TitleAlias",
    "Topic",
    "TopicLabel",
    "now",
]
