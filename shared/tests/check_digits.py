"""Reads lines of kind and number, and says for each whether python-stdnum takes it for valid."""

import sys

from stdnum import iban
from stdnum.de import idnr
from stdnum.eu import at_02, vat

CHECKS = {
    "iban": iban.is_valid,
    "tax-id": idnr.is_valid,
    "vat-id": vat.is_valid,
    "creditor-id": at_02.is_valid,
}

for line in sys.stdin:
    kind, number = line.split()
    print("valid" if CHECKS[kind](number) else "wrong")
