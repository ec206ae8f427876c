#include "kiosk/shell/files/config.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <random>
#include <sstream>

#include "kiosk/shell/files/check_config.h"
#include "tests/support/catch.h"
#include "tests/support/read_file.h"
#include "tests/support/temporary_folder.h"

using namespace kiosk;
using namespace kiosk::shell;

namespace {

std::string shipped_file() {
  auto text = tests::read_file("config/kiosk.toml");
  REQUIRE_FALSE(text.empty());
  return text;
}

/// The keys of a file, those that are commented out as `# key = value` too.
std::vector<std::string> keys_in(const std::string& text) {
  std::vector<std::string> keys;
  std::string section;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with('[')) section = line.substr(1, line.find(']') - 1);
    if (line.starts_with("# ")) line.erase(0, 2);
    const auto name = line.substr(0, line.find(" = "));
    const bool is_key = name.size() < line.size() &&
                        name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == name.npos;
    if (is_key) keys.push_back(section + "." + name);
  }
  std::sort(keys.begin(), keys.end());
  return keys;
}

std::string error_of(const std::string& text) {
  const auto config = parse_config(text, "kiosk.toml", {});
  return config ? "" : config.error();
}

const std::string text_with_every_key = R"([kiosk]
id = "B7"
digit = 2
languages = ["su", "en"]
public_url = "https://mpp.example/q"
[screen]
width_px = 1920
height_px = 1080
pitch_mm = 0.369
bottom_edge_mm = 910
rotation = 270
slide_s = 20
[touch]
device = "0eef:0001/S2"
rotation = 90
matrix = [0, 1, 0, -1.5, 0.0, 1]
[session]
staff_idle_s = 90
warn_after_s = 60
leave_after_s = 30
form_warn_after_s = 100
form_leave_after_s = 40
show_number_s = 10
show_unprinted_s = 120
[sound]
volume = 5
[queue]
calls_before_no_show = 2
[printer]
address = "cups:///slips"
profile = "generic-58mm"
trusted_completion = true
own_letters = true
near_end_left_mm = 2500
ticket_length_mm = 200
[scanner]
prefix = "<"
suffix = ">"
codes = ["pdf417", "qr"]
address = "none"
[buttons]
address = "none"
faces = [2, 3, 4]
[keys]
address = "window"
[headphones]
address = "switch"
[codes]
office_keys = ["01:03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8"]
[emergency]
from_control = true
[folders]
data = "/data"
keys = "/keys"
content = "/content"
assets = "/assets"
locale = "/locale"
fonts = "/fonts"
)";

}  // namespace

TEST_CASE("a letter beyond ASCII outside of texts and comments is refused with its line") {
  const auto bare = "kiosk.toml:2: keys and numbers have plain letters and digits only";
  CHECK(error_of("[kiosk]\n\u00e9 = 1\n") == bare);
  CHECK(error_of("[kiosk]\nid = \u201cK01\u201d\n") == bare);
  CHECK(error_of("[kiosk]\n[\u00e9]\n") == bare);
  CHECK(error_of("# \"\n[\u00e9]\n") == bare);
  CHECK(error_of("[kiosk]\nid = 0\"\u00e9\"\n") == bare);
  CHECK(error_of("[kiosk]\nid = 0'\u00e9'\n") == bare);
  CHECK(error_of("[kiosk]\nid = \"K01\"\"\u00e9\"\n") == bare);
  // A quote that is none: what is wrong first is told.
  CHECK(error_of("[kiosk]\nid = ++c ['s+++6_1+2++d\u025ata").starts_with("kiosk.toml:2: "));
  CHECK(error_of("[folders] # caf\u00e9\ndata = \"caf\u00e9 \\\" \u00e9\"\n") == "");
  CHECK(error_of("[folders]\ndata = '''\ncaf\u00e9 ' \u00e9'''\n") == "");
  CHECK(error_of("\ufeff[kiosk]\nid = \"K01\"\n") == "");
}

TEST_CASE("the shipped kiosk.toml states the built-in defaults", "[config]") {
  const auto config = parse_config(shipped_file(), "config/kiosk.toml", default_config());
  INFO((config ? "" : config.error()));
  REQUIRE(config);
  CHECK(*config == default_config());
}

TEST_CASE("the shipped kiosk.toml names every key exactly once", "[config]") {
  CHECK(keys_in(shipped_file()) == config_keys());
}

TEST_CASE("without a file the defaults hold", "[config]") {
  const auto config = load_config("");
  REQUIRE(config);
  CHECK(*config == default_config());
}

TEST_CASE("a file that cannot be read is refused by its name", "[config]") {
  const auto config = load_config("tests/shell/no-such.toml");
  REQUIRE(!config);
  CHECK(config.error() == "tests/shell/no-such.toml: does not exist");
}

TEST_CASE("every key changes something", "[config]") {
  REQUIRE(keys_in(text_with_every_key) == config_keys());
  const auto config = parse_config(text_with_every_key, "kiosk.toml", default_config());
  REQUIRE(config);
  const Config expected{
      .settings = {.kiosk = "B7",
                   .languages = {domain::Language::Sundanese, domain::Language::English},
                   .warn_after = std::chrono::seconds{60},
                   .leave_after = std::chrono::seconds{30},
                   .form_warn_after = std::chrono::seconds{100},
                   .form_leave_after = std::chrono::seconds{40},
                   .volume = 4,
                   .show_number_for = std::chrono::seconds{10},
                   .show_unprinted_for = std::chrono::seconds{120},
                   .slide_for = std::chrono::seconds{20},
                   .faces = {2, 3, 4},
                   .calls_before_no_show = 2,
                   .near_end_left_mm = 2500,
                   .ticket_length_mm = 200,
                   .staff_idle = std::chrono::seconds{90}},
      .keys = {.signing = {}, .office = config->keys.office, .public_url = "https://mpp.example/q"},
      .kiosk_digit = 2,
      .panel = {.width_px = 1920, .height_px = 1080, .pitch_mm = 0.369, .bottom_edge_mm = 910},
      .touch = {.matrix = {0, 1, 0, -1.5, 0, 1},
                .sensor = ui::Turn::Quarter,
                .picture = ui::Turn::ThreeQuarters},
      .touch_device = "0eef:0001/S2",
      .printer = {.address = "cups:///slips",
                  .profile = "generic-58mm",
                  .trusted_completion = true,
                  .own_letters = true},
      .scanner_address = "none",
      .scanner_wrapping = {.prefix = "<", .suffix = ">"},
      .scanner_codes = {drivers::scanner::CodeType::Pdf417, drivers::scanner::CodeType::Qr},
      .buttons_address = "none",
      .keys_address = "window",
      .headphones_address = "switch",
      .keys_folder = "/keys",
      .emergency_from_control = true,
      .data_folder = "/data",
      .content_folder = "/content",
      .assets_folder = "/assets",
      .locale_folder = "/locale",
      .font_folder = "/fonts"};
  CHECK(*config == expected);
  REQUIRE(config->keys.office.size() == 1);
  CHECK(config->keys.office[0].kid == "01");
  CHECK(config->keys.office[0].public_key.front() == 0x03);
}

TEST_CASE("an unknown key is refused with file and line", "[config]") {
  CHECK(error_of("[kiosk]\nid = \"K1\"\nidle_s = 4\n") ==
        "kiosk.toml:3: unknown key \"kiosk.idle_s\"");
  CHECK(error_of("\n[kisok]\nid = \"K1\"\n") == "kiosk.toml:3: unknown key \"kisok.id\"");
  CHECK(error_of("id = \"K1\"\n") == "kiosk.toml:1: unknown key \"id\"");
  CHECK(error_of("[kiosk.id]\nx = 1\n") ==
        "kiosk.toml:1: \"kiosk.id\" must be 1 to 8 capital "
        "letters and digits");
}

TEST_CASE("a value out of range or of another kind is refused with file and line", "[config]") {
  const auto refused = [](const std::string& section, const std::string& line) {
    const auto error = error_of("[" + section + "]\n" + line + "\n");
    const auto key = section + "." + line.substr(0, line.find(' '));
    INFO(line << ": " << error);
    CHECK(error.starts_with("kiosk.toml:2: \"" + key + "\" "));
  };
  refused("kiosk", "id = \"k1\"");
  refused("kiosk", "id = \"\"");
  refused("kiosk", "id = \"ABCDEFGHI\"");
  refused("kiosk", "digit = 10");
  refused("kiosk", "digit = -1");
  refused("kiosk", "digit = \"1\"");
  refused("kiosk", "languages = []");
  refused("kiosk", "languages = [\"de\"]");
  refused("kiosk", "languages = \"id\"");
  refused("kiosk", "public_url = 1");
  refused("screen", "width_px = 319");
  refused("screen", "width_px = 1080.5");
  refused("screen", "height_px = 8193");
  refused("screen", "pitch_mm = 0.0");
  refused("screen", "pitch_mm = nan");
  refused("screen", "pitch_mm = 2.1");
  refused("screen", "bottom_edge_mm = 379");
  refused("screen", "bottom_edge_mm = 1001");
  refused("screen", "rotation = 45");
  refused("screen", "rotation = \"90\"");
  refused("touch", "rotation = -90");
  refused("touch", "device = \"eGalax\"");
  refused("touch", "device = \"0eef:1\"");
  refused("touch", "device = \"evdev:0eef:0001\"");
  refused("touch", "device = 1");
  refused("touch", "matrix = [1, 0, 0, 0, 1]");
  refused("touch", "matrix = [1, 0, 0, 0, 1, 0, 0, 0, 1]");
  refused("touch", "matrix = [1, 0, 0, 0, 1, \"0\"]");
  refused("touch", "matrix = [1, 0, 0, 0, 1, nan]");
  refused("touch", "matrix = [1, 0, 0, 0, 1, 10.1]");
  refused("touch", "matrix = [1, 1, 0, 1, 1, 0]");  // all on one line
  refused("touch", "matrix = 1");
  refused("session", "warn_after_s = 9");
  refused("session", "leave_after_s = 4");
  refused("session", "show_number_s = 601");
  refused("sound", "volume = 0");
  refused("sound", "volume = 6");
  refused("session", "show_unprinted_s = 9223372036854775807");
  refused("queue", "calls_before_no_show = 0");
  refused("printer", "trusted_completion = 1");
  refused("printer", "near_end_left_mm = 99");
  refused("printer", "ticket_length_mm = 501");
  refused("scanner", "codes = []");
  refused("scanner", "codes = \"qr\"");
  refused("scanner", "codes = [\"qr\", \"ean13\"]");
  refused("scanner", "codes = [\"qr\", \"qr\"]");
  refused("scanner", "codes = [1]");
  refused("folders", "data = false");
}

TEST_CASE("a picture that hangs too high for large letters within reach is warned of (A16)",
          "[config]") {
  auto config = default_config();
  CHECK(config_warnings(config).empty());
  config.panel.bottom_edge_mm = 1000;
  const auto warnings = config_warnings(config);
  REQUIRE(warnings.size() == 1);
  CHECK(
      warnings[0].starts_with("warning: screen.bottom_edge_mm = 1000: somebody seated reaches "
                              "only the lowest 220 mm"));
}

TEST_CASE("a file that is no TOML is refused with file and line", "[config]") {
  CHECK(error_of("[kiosk]\nid = \"K1\n").starts_with("kiosk.toml:2: "));
  CHECK(error_of("[kiosk]\ndigit = 1\ndigit = 2\n").starts_with("kiosk.toml:3: "));
}

TEST_CASE("a floor's drawing that is missing or cannot be drawn is named by the check",
          "[config]") {
  const tests::TemporaryFolder folder;
  std::filesystem::create_directory(folder.path() + "/plans");
  tests::write_file(folder.path() + "/plans/good.svg", "<svg viewBox='0 0 9 9'></svg>");
  tests::write_file(folder.path() + "/plans/bad.svg", "<svg>\n<g>\n</svg>");
  domain::Office office;
  office.floors = {{.plan = "good"}, {.plan = "bad"}, {.plan = "gone"}, {.plan = ""}};
  CHECK(drawing_errors(folder.path(), office) ==
        std::vector<std::string>{folder.path() + "/plans/bad.svg:3: error: </svg> closes nothing",
                                 folder.path() + "/plans/gone.svg: error: cannot be read"});
}

TEST_CASE("an address that a factory of devices would refuse is refused with its line") {
  const std::pair<const char*, const char*> addresses[] = {
      {"printer", "lpt1"},
      {"printer", "tcp://192.168.1.50:9100/"},
      {"printer", "socket://192.168.1.50:9100"},
      {"printer", "usb://0x04b8:0x0e15"},
      {"printer", "cups://slips"},
      {"printer", "serial:/dev/ttyUSB0?baud=9601"},
      {"scanner", "/dev/ttyACM0"},
      {"scanner", "serial:/dev/ttyACM0?baud=9601"},
      {"scanner", "serial:/dev/ttyACM0?flow=none"},
      {"scanner", "evdev:0c2e"},
      {"buttons", "usb://"},
      {"buttons", "evdev:1234:5678?faces=1,2"},
      {"buttons", "hid:1234"},
      {"keys", "keyboard"},
      {"keys", "evdev:1a2c:0e2"},
      {"headphones", "switches"},
      {"headphones", "switch:"},
      {"keys", "hidpos:1a2c:0e24"},
      {"scanner", "hidpos:0c2e"},
      {"scanner", "hidpos:0c2e:0b81/"},
  };
  for (const auto& [device, address] : addresses) {
    INFO(address);
    const auto text = "\n[" + std::string{device} + "]\naddress = \"" + address + "\"\n";
    const auto config = kiosk::shell::parse_config(text, "kiosk.toml", {});
    REQUIRE_FALSE(config);
    CHECK(config.error().starts_with("kiosk.toml:3: \"" + std::string{device} +
                                     ".address\" is no address: "));
  }
}

TEST_CASE("buttons of the box are three to five different codes", "[keys]") {
  for (const auto* faces : {"[1, 2]", "[1, 2, 3, 4, 5, 6]", "[1, 2, 2]", "[1, 2, 768]", "[0, 1, 2]",
                            "[1, 2, \"3\"]", "4"}) {
    INFO(faces);
    const auto config =
        kiosk::shell::parse_config("[buttons]\nfaces = " + std::string{faces}, "kiosk.toml", {});
    REQUIRE_FALSE(config);
    CHECK(config.error().starts_with("kiosk.toml:2: \"buttons.faces\" must be a list"));
  }
}

TEST_CASE("what cannot be checked by reading one file is named too") {
  auto config = kiosk::shell::default_config();
  CHECK(kiosk::shell::machine_errors(config).empty());
  config.assets_folder = "/no/such/folder";
  config.printer.address = "lpt1";
  config.printer.profile = "nothing";
  const auto errors = kiosk::shell::machine_errors(config);
  REQUIRE(errors.size() == 3);
  CHECK(errors[0] ==
        "folders.assets: error: /no/such/folder is no folder: No such file or directory");
  CHECK(errors[1] == "printer.address: error: unknown printer address lpt1");
  CHECK(errors[2].starts_with("no printer profile is called nothing; there are epson-tm-t82 "));
}
