"""What queries answer with: frozen, knowing no widget, no format and no database.

Codes are those of the vocabularies; days are dates; texts from people are kept as they were written and go through
`presentation.cells` wherever they are shown.
"""

from famcase.services.views.figures import (
    ArrivalLine,
    ImportReport,
    NeedLine,
    OverdueLine,
    WhereLine,
)
from famcase.services.views.lists import (
    CaseLine,
    CasePage,
    DueLine,
    OriginLine,
    SiteLine,
    Today,
)
from famcase.services.views.people import (
    AssistanceView,
    Composition,
    ConsentView,
    ContactView,
    Detail,
    FamilyView,
    FollowUpView,
    HistoryLine,
    MemberView,
    NeedView,
    NoteView,
    PlaceView,
    StayView,
    UserView,
    VisitView,
)

__all__ = [
    "ArrivalLine",
    "AssistanceView",
    "CaseLine",
    "CasePage",
    "Composition",
    "ConsentView",
    "ContactView",
    "Detail",
    "DueLine",
    "FamilyView",
    "FollowUpView",
    "HistoryLine",
    "ImportReport",
    "MemberView",
    "NeedLine",
    "NeedView",
    "NoteView",
    "OriginLine",
    "OverdueLine",
    "PlaceView",
    "SiteLine",
    "StayView",
    "Today",
    "UserView",
    "VisitView",
    "WhereLine",
]
