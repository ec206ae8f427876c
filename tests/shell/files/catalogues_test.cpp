#include "kiosk/shell/files/catalogues.h"

#include <atomic>
#include <clocale>
#include <thread>

#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using namespace kiosk;
using namespace kiosk::shell;
using domain::Language;

TEST_CASE("every language is read at once, from any thread", "[words]") {
  const auto words = load_words(ANJUNGAN_LOCALE_DIR);
  std::atomic<int> wrong = 0;
  const auto read = [&] {
    for (int i = 0; i < 1000; ++i) {
      if (words(Language::Indonesian, "nav.back") != "Kembali") ++wrong;
      if (words(Language::English, "nav.back") != "Back") ++wrong;
    }
  };
  {
    const std::jthread other(read);
    read();
  }
  CHECK(wrong == 0);
  CHECK(words(Language::Sundanese, "nav.back").has_value());
}

TEST_CASE("texts come in UTF-8 whatever the environment says", "[words]") {
  const auto words = load_words(ANJUNGAN_LOCALE_DIR);
  CHECK(words(Language::Indonesian, "motto") == "PASTI \u2013 Pelayanan Sepenuh Hati");
}

TEST_CASE("a key that no catalogue has, and no key, have no text", "[words]") {
  const auto words = load_words(ANJUNGAN_LOCALE_DIR);
  CHECK_FALSE(words(Language::English, "no.such.key"));
  CHECK_FALSE(words(Language::English, ""));
}

TEST_CASE("a missing catalogue has no words, and the next folder's are found", "[words]") {
  const tests::TemporaryFolder empty;
  const auto words = load_words(empty.path());
  CHECK_FALSE(words(Language::Indonesian, "nav.back"));
  CHECK(load_words(ANJUNGAN_LOCALE_DIR)(Language::Indonesian, "nav.back") == "Kembali");
}
