"""Identifiers, one type each, so that mixing them up is a type error.

Identifiers of people, interviews, organisations, stores and chains are 16 random bytes written as
32 lower-case hexadecimal digits (a time-ordered id would tell the minute of an interview).
"""

from typing import Final, NewType

InterviewId = NewType("InterviewId", str)
PersonId = NewType("PersonId", str)
OrganisationId = NewType("OrganisationId", str)
StoreId = NewType("StoreId", str)
ChainId = NewType("ChainId", str)
BundleId = NewType("BundleId", str)
"""A UUIDv7 in its usual written form: bundles are ordered by time on purpose."""
FormHash = NewType("FormHash", str)
"""SHA-256 of the stored XForm, 64 hexadecimal digits: names one version of one form."""
MediaId = NewType("MediaId", str)
NoticeId = NewType("NoticeId", str)
PaperId = NewType("PaperId", str)
"""80 random bits as 16 Crockford base32 characters, printed on a paper and found nowhere else."""

NOBODY: Final = PersonId("0" * 32)
NO_RECORD: Final = InterviewId("0" * 32)
"""The subject of an entry that belongs to no interview."""
