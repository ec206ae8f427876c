// kiosk.toml and the key files as anyone may have edited them: parsed or refused with a reason,
// never anything else.

#include "kiosk/shell/files/config.h"
#include "tests/fuzz/targets.h"
#include "tests/support/read_file.h"

namespace fuzz {
namespace {

Verdict run(Input input) {
  const auto text = text_of(input);
  const auto config = kiosk::shell::parse_config(text, "kiosk.toml", {});
  require(config || config.error().starts_with("kiosk.toml:"));
  const auto key = kiosk::shell::parse_seal_key(text);
  require(key || !key.error().empty());
  return config || key ? Verdict::Taken : Verdict::Refused;
}

/// The shipped file with every `# key = value` in force, too.
std::string with_every_key(std::string text) {
  for (auto at = text.find("\n# "); at != text.npos; at = text.find("\n# ", at + 1)) {
    const auto line = std::string_view{text}.substr(at + 3, text.find('\n', at + 3) - at - 3);
    const auto name = line.substr(0, line.find(" = "));
    const bool is_key = name.size() < line.size() &&
                        name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == name.npos;
    if (is_key) text.erase(at + 1, 2);
  }
  return text;
}

std::vector<std::string> seeds() {
  const auto shipped = tests::read_file("config/kiosk.toml");
  return {
      shipped, with_every_key(shipped),
      "782210053be77ddbec74d2bbffbea6fe40051125c3fc9e284fe1ee16a4c86b79\n",
      "[screen]\nwidth_px = 1080\nheight_px = 1920\nrotation = 270\n[touch]\ndevice = "
      "\"0eef:0001/S1\"\nrotation = 180\nmatrix = [0, -1, 1, 1.0, 0, 0]\n",
      "[codes]\noffice_keys = [\"01:782210053be77ddbec74d2bbffbea6fe40051125c3fc9e284fe1ee16a4c8"
      "6b79\"]\n[folders] # caf\u00e9\ndata = '''\ncaf\u00e9'''\n"};
}

}  // namespace

const Target config{"config", run, seeds};

}  // namespace fuzz
