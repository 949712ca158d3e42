# One module for each form in which problems are told. A form is a function of the problems to a text: what is printed or
# written, and where, is the business of the commands.
"""Problems told: for people in a terminal, and in the forms that other programs read."""

from portal_build.report.shown import excerpt, for_log, harmless, visible
from portal_build.report.text import number_of, one_line, report, report_lines, summary

__all__ = ["excerpt", "for_log", "harmless", "number_of", "one_line", "report", "report_lines", "summary", "visible"]
