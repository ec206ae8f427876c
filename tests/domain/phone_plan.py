"""Prints `number yes|no` for landlines of every area code and length: what libphonenumber says."""

import phonenumbers

LANDLINE = phonenumbers.PhoneNumberType.FIXED_LINE
for area in range(200, 1000):
    for length in range(7, 13):
        number = str(area).ljust(length, "3")
        parsed = phonenumbers.PhoneNumber(country_code=62, national_number=int(number))
        print(number, "yes" if phonenumbers.number_type(parsed) == LANDLINE else "no")
