"""The English words for types, facts and fixed values; the catalogues hold the others."""

from __future__ import annotations

from portal_build.words import N_

TYPE = {
    "target-group": N_("Target group"),
    "method": N_("Method"),
    "recommendation": N_("Recommendation"),
    "guideline": N_("Guideline"),
    "publication": N_("Publication"),
    "theme": N_("Theme"),
    "article": N_("Article"),
    "case": N_("Case"),
    "course": N_("Course"),
    "news": N_("News item"),
    "event": N_("Event"),
    "page": N_("About the portal"),
}
"""One entry of a type."""

COLLECTION = {
    "target-groups": N_("Target groups"),
    "methods": N_("Methods"),
    "recommendations": N_("Recommendations"),
    "guidelines": N_("Guidelines"),
    "publications": N_("Publications"),
    "themes": N_("Themes"),
    "articles": N_("Articles"),
    "cases": N_("Cases"),
    "courses": N_("Courses"),
    "news": N_("News"),
    "events": N_("Events"),
    "pages": N_("About this portal"),
}
"""All entries of a type."""

COLLECTION_LEAD = {
    "target-groups": N_("The groups that methods and recommendations are meant for."),
    "methods": N_("Ways of working with people, with what evaluations found and who rated them."),
    "recommendations": N_("What publications and guidelines advise, one recommendation per page."),
    "guidelines": N_("Guidelines with their bibliographic facts, chapters and recommendations."),
    "publications": N_("Reports and frameworks with their editions and recommendations."),
    "themes": N_("Ways into a subject: the target group, methods in focus and background."),
    "articles": N_("Background, overviews, interviews and comments."),
    "cases": N_("What was tried and did not go as planned, and what can be learned from it."),
    "courses": N_("Learning articles with objectives, chapters and a self-test."),
    "news": N_("What is new on the subject and on this portal."),
    "events": N_("Conferences and other events."),
    "pages": N_("Who is behind the portal, how it is made, and how accessible it is."),
}
"""What a list holds, in a sentence."""

ALL = {
    "themes": N_("All themes"),
    "target-groups": N_("All target groups"),
    "topics": N_("All topics"),
    "changes": N_("All changes"),
}
"""Links to whole lists."""

FACT = {
    "setting": N_("Setting"),
    "providers": N_("Carried out by"),
    "places": N_("Used in"),
    "start": N_("In use since"),
    "duration": N_("Duration"),
    "participants": N_("Participants"),
    "cost_level": N_("Cost level"),
    "competences": N_("Competences"),
    "materials": N_("Materials"),
    "contact": N_("Contact"),
    "size_estimates": N_("How many"),
    "broader": N_("Part of the wider group"),
    "part_of": N_("Part of"),
    "number": N_("Number"),
    "strength": N_("Strength"),
    "certainty": N_("Certainty of the evidence"),
    "methods": N_("Methods"),
    "activities": N_("Activities"),
    "supersedes": N_("Replaces"),
    "kind": N_("Kind"),
    "contributor": N_("Told by"),
    "organisation": N_("Organisation"),
    "archetypes": N_("Patterns of failure"),
    "level": N_("Level"),
    "method": N_("Method tried"),
    "theme": N_("The provider’s theme"),
    "access": N_("Access"),
    "edition": N_("Appeared in"),
    "start_day": N_("From"),
    "end": N_("To"),
    "place": N_("Place"),
    "country": N_("Country"),
    "organiser": N_("Organiser"),
    "url": N_("More from the organiser"),
    "evidence_map": N_("What is known of methods"),
    "published": N_("Published"),
    "updated": N_("Updated"),
    "reviewed": N_("Last reviewed"),
    "review_due": N_("Next review"),
    "expires": N_("Expires"),
    "withdrawn": N_("Withdrawn"),
    "status": N_("Status"),
    "audience": N_("For"),
    "topics": N_("Topics"),
    "target_groups": N_("Target groups"),
    "authors": N_("Authors"),
    "publishers": N_("Publishers"),
    "regions": N_("Countries"),
    "source_language": N_("First written in"),
    "translation": N_("This translation"),
    "id": N_("Id of this entry"),
    "aliases": N_("Earlier ids"),
    "data": N_("For reuse"),
}
"""Facts by the field of the model."""

FACET = {
    "topic": N_("Topic"),
    "target-group": N_("Target group"),
    "setting": FACT["setting"],
    "rating": N_("Rating"),
    "finding": N_("What evaluations found"),
    "part-of": FACT["part_of"],
    "strength": FACT["strength"],
    "certainty": FACT["certainty"],
    "archetype": FACT["archetypes"],
    "level": FACT["level"],
    "kind": FACT["kind"],
    "access": FACT["access"],
    "country": FACT["country"],
    "language": N_("Available in"),
}
"""Facets of lists."""

DOCUMENT = {
    "title": N_("Original title"),
    "title_english": N_("English title"),
    "version": N_("Version"),
    "status": N_("Status"),
    "number": N_("Publisher’s number"),
    "isbn": N_("ISBN"),
    "doi": N_("DOI"),
    "revised": N_("Date of revision"),
    "next_revision": N_("Next revision"),
    "published": N_("Date of publication"),
    "expires": N_("Date of expiry"),
    "publishers": N_("Publishers"),
    "editors": N_("Editors"),
    "publication_type": N_("Type of publication"),
}
"""The fourteen bibliographic facts of a guideline, in the order in which they are shown."""

ON_PAPER = ("title", "version", "status", "number", "isbn", "published", "publishers", "publication_type")
"""Those that a reader who puts together a print-out is offered first and already chosen, as Helsebiblioteket did."""

PAPER = {"version": N_("Version"), "edition": N_("Edition"), "published": N_("Published"), "updated": N_("Updated"), "state": N_("Please note")}
"""What a copy on paper says of itself."""

EDITION = {"year": N_("Year"), "publishers": N_("Publishers"), "reason": N_("Why this edition"), "reference": N_("Where to find it")}
"""Facts of an edition of a publication."""

ACCREDITATION = {
    "points": N_("Points"),
    "provider": N_("Granted by"),
    "registry": N_("Register"),
    "id": N_("Number in the register"),
    "valid_until": N_("Granted until"),
}
"""Facts of an accreditation."""

VALUE = {
    # cost_level
    "very-low": N_("very low"),
    "low": N_("low"),
    "moderate": N_("moderate"),
    "high": N_("high"),
    "very-high": N_("very high"),
    # kinds of evaluation
    "final-evaluation": N_("Final evaluation"),
    "internal-evaluation": N_("Internal evaluation"),
    "effect-study": N_("Effect study"),
    "process-evaluation": N_("Process evaluation"),
    "other": N_("Other evaluation"),
    # independence
    "independent": N_("By evaluators independent of the developers"),
    "developer": N_("By those who developed or run it"),
    "not-stated": N_("Evaluators not stated"),
    # direction
    "benefit": N_("Benefit"),
    "mixed": N_("Mixed findings"),
    "no-effect": N_("No effect"),
    "harm": N_("Harm"),
    "unclear": N_("Unclear"),
    # levels of cases
    "system": N_("system"),
    "organisation": N_("organisation"),
    "team": N_("team"),
    "individual": N_("individual"),
    # kinds of article
    "background": N_("Background"),
    "overview": N_("Overview"),
    "interview": N_("Interview"),
    "comment": N_("Comment"),
    # kinds of news
    "news": N_("News item"),
    "funding": N_("Funding"),
    "conference": N_("Conference"),
    # access
    "open": N_("Open to everybody"),
    "login": N_("Full text at the provider, who asks readers to sign in"),
    # status and audience
    "published": N_("published"),
    "withdrawn": N_("withdrawn"),
    "draft": N_("draft"),
    "public": N_("everybody"),
    "members": N_("members"),
    # translations
    "machine": N_("machine translation, not reviewed"),
    "draft-translation": N_("draft translation, not reviewed"),
    "reviewed": N_("reviewed translation"),
}
"""Words of fixed lists."""

CHANGE = {"published": N_("Published"), "major": N_("Changed"), "correction": N_("Correction"), "withdrawn": N_("Withdrawn")}
"""Kinds of line in a history."""

RELATION = {
    "related": (N_("See also"), N_("See also")),
    "target_groups": (N_("Target groups"), N_("On this target group")),
    "part_of": (N_("Part of"), N_("Recommendations")),
    "methods": (N_("Methods"), N_("Where this method is named")),
    "featured_methods": (N_("Methods in focus"), N_("In focus in")),
    "articles": (N_("Background articles"), N_("Background to")),
    "recommendations": (N_("Recommendations"), N_("Recommended in")),
    "chapters.recommendations": (N_("Recommendations"), N_("Recommended in")),
    "ratings.target_group": (N_("Rated for"), N_("Methods rated for this group")),
    "broader": (N_("Wider groups"), N_("Narrower groups")),
    "supersedes": (N_("Replaces"), N_("Replaced by")),
    "withdrawn.superseded_by": (N_("Replaced by"), N_("Replaces")),
    "method": (N_("Method tried"), N_("Cases")),
    "concerns": (N_("Concerns"), N_("News and events")),
}
"""Relation -> heading seen from the entry that states it, and from the other end."""
