"""A member looks at their part of a recap, rewords or strikes it; what is struck goes everywhere.
Imports delivery, erasure, live, memory and recaps.
"""

SURFACE = {
    "member_review": "strike",
}
