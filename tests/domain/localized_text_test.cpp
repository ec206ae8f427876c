#include "kiosk/domain/localized_text.h"

#include "tests/support/catch.h"

using namespace kiosk::domain;

TEST_CASE("a text without a translation is shown in Indonesian", "[content]") {
  const LocalizedText text{.official = "Loker", .id = "Loket", .en = "Counter"};
  CHECK(text_in(text, Language::Indonesian) == "Loket");
  CHECK(text_in(text, Language::English) == "Counter");
  CHECK(text_in(text, Language::Sundanese) == "Loket");
}

TEST_CASE("an official text without a correction is shown as it stands", "[content]") {
  const LocalizedText text{.official = "Gratis"};
  CHECK(text_in(text, Language::English) == "Gratis");
  CHECK(official_text(text) == "Gratis");
  CHECK_FALSE(is_empty(text));
}

TEST_CASE("an English text alone counts as empty", "[content]") {
  CHECK(is_empty(LocalizedText{.en = "Free"}));
}
