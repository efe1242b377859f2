"""What every forked command would do for itself, done once in the process it is forked from."""

import gc

from sqlalchemy.orm import configure_mappers

from facilitator.records import tables as tables

configure_mappers()
gc.freeze()
