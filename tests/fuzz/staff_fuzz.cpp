// The small files of staff as anyone may have edited them: read or refused, never anything else.

#include "kiosk/shell/files/staff_files.h"
#include "kiosk/shell/files/staff_pins.h"
#include "tests/fuzz/targets.h"

namespace fuzz {
namespace {

using namespace kiosk::shell;

Verdict run(Input input) {
  const auto text = text_of(input);
  const auto list = parse_staff(text);
  if (list) require(parse_staff(to_text(*list)) == *list);
  const auto standing = parse_standing(text);
  Config config;
  const auto languages = config.settings.languages.size();
  const auto used = use_settings(text, config);
  require(config.settings.languages.size() == languages);
  require(config.settings.volume >= 0 && config.settings.volume <= 4);
  return list || standing || used ? Verdict::Taken : Verdict::Refused;
}

std::vector<std::string> seeds() {
  const StaffList list{
      .members = {{.number = "01",
                   .name = "PTG-0012",
                   .badge = "PTG-0012",
                   .hash = "$argon2id$v=19$m=65536,t=2,p=1$c2FsdHNhbHQ$aGFzaGhhc2g"},
                  {.number = "02", .name = "Sari", .badge = {}, .hash = "$argon2id$2"}},
      .nobody = "$argon2id$nobody"};
  return {to_text(list), R"({"emergency":true,"closed":false})",
          "[kiosk]\nlanguages = [\"su\", \"id\"]\n[sound]\nvolume = 4\n"};
}

}  // namespace

const Target staff{"staff", run, seeds};

}  // namespace fuzz
