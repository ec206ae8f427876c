#include "kiosk/domain/identifiers.h"

#include "tests/support/catch.h"

using namespace kiosk::domain;

TEST_CASE("a NIK holds a date of birth that exists", "[identifiers]") {
  for (auto text : {"3214005001900001", "3214001001900001", "3214002902000001"}) {
    CHECK(is_nik(text));
  }
  for (auto text : {"3214003202900001", "3214007213900001", "3214002902010001", "3214001001900000",
                    "321400100190001", "32140010019000011", "32140010019000x1", "",
                    "3214000001900001", "3214004001900001"}) {
    CHECK_FALSE(is_nik(text));
  }
}

TEST_CASE("NIB and KBLI are judged by their length", "[identifiers]") {
  CHECK(is_nib("1234567890123"));
  CHECK_FALSE(is_nib("123456789012"));
  CHECK_FALSE(is_nib("12345678901a3"));
  CHECK(is_kbli("10750"));
  CHECK_FALSE(is_kbli("1075"));
}

TEST_CASE("the old NPWP has a check digit and the new one only a length", "[identifiers]") {
  CHECK(judge_npwp("12.345.678.2-123.000") == NpwpVerdict::Valid);
  CHECK(judge_npwp("123456782123000") == NpwpVerdict::Valid);
  CHECK(judge_npwp("12.345.678.3-123.000") == NpwpVerdict::CheckDigitDiffers);
  CHECK(judge_npwp("0123456782123000") == NpwpVerdict::Valid);
  CHECK(judge_npwp("12.345.678.2-123") == NpwpVerdict::Malformed);
  CHECK(judge_npwp("12.345.678.2/123.000") == NpwpVerdict::Malformed);
}

TEST_CASE("mail addresses and names are checked for form only", "[identifiers]") {
  CHECK(is_email("siti@gmail.com"));
  CHECK(is_email("h.ujang@mpp.purwakartakab.go.id"));
  for (auto text :
       {"siti", "siti@gmail", "@gmail.com", "a@b@c.id", "a b@c.id", "a@.id", "a@b.", "a@b..id"}) {
    CHECK_FALSE(is_email(text));
  }
  CHECK_FALSE(is_email(std::string(250, 'a') + "@b.id"));
  for (auto text : {"siti@gmail.c", "siti@gmail.1d", "siti@gmail.c0m"}) {
    CHECK(is_email(text));
    CHECK(is_doubtful_email(text));
  }
  for (auto text : {"siti@gmail.com", "a@b.id", "siti@xn--e1afmkfd.xn--p1ai"}) {
    CHECK_FALSE(is_doubtful_email(text));
  }
  CHECK(is_person_name("Siti"));
  CHECK(is_person_name("H. Ujang"));
  CHECK(is_person_name("Nyi Énéng O'Nur-Aini, S.E."));
  for (auto text : {"", "...", "Siti1", "<b>", "Siti\n"}) CHECK_FALSE(is_person_name(text));
}
