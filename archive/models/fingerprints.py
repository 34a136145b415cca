"""Fingerprints of texts: what tells, without reading them again, that two texts are the same or nearly so."""

from sqlalchemy import BigInteger, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from archive.models.base import Base


class Fingerprint(Base):
    """The fingerprint of one text.

    ``letters`` is a hash of its letters and digits, in hexadecimal; ``sketch`` samples its pairs of words, as 64
    unsigned numbers of 4 bytes, little-endian: see ``archive.doubles``.
    """

    __tablename__ = "fingerprints"

    text_id: Mapped[int] = mapped_column(ForeignKey("texts.id", ondelete="CASCADE"), primary_key=True)
    letters: Mapped[str] = mapped_column(String(32), index=True)
    sketch: Mapped[bytes] = mapped_column(LargeBinary)


class FingerprintBand(Base):
    """A part of a sketch: texts that are nearly the same have some of these in common."""

    __tablename__ = "fingerprint_bands"
    __table_args__ = ({"sqlite_with_rowid": False},)  # half the size: the key is all there is

    band: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    text_id: Mapped[int] = mapped_column(ForeignKey("texts.id", ondelete="CASCADE"), primary_key=True)
