// One scan of a code that is held there, by every way that a code comes in: through the scanners
// and the thread that the kiosk itself has, with a clock of the test's. Run under umockdev-wrapper.

#include <array>
#include <deque>
#include <functional>
#include <string>

#include <SDL_image.h>
#include <fmt/format.h>
#include <pty.h>
#include <unistd.h>

#include "drivers/printer/posix_io.h"
#include "drivers/printer/qr.h"
#include "drivers/surface.h"
#include "kiosk/shell/devices/input_factory.h"
#include "kiosk/shell/devices/printer_factory.h"
#include "kiosk/shell/files/config.h"
#include "kiosk/shell/threads/input_workers.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/umock_hid.h"
#include "tests/support/umock_keyboard.h"

using kiosk::shell::Bench;
using kiosk::shell::Mailbox;
using kiosk::shell::ScannerWorker;
using tests::support::UmockHid;
using tests::support::UmockInput;
using tests::support::UmockKeyboard;
using namespace std::chrono_literals;

namespace {

using Show = std::function<void(const std::string&)>;

/// Shows one code again and again, then another one; what reaches the kiosk. The clock says when
/// each of them was read: held for three seconds, taken away for two, and shown again.
std::deque<std::string> accepted(const std::string& address, Bench* bench, const Show& show) {
  Mailbox states{[] {}};
  Mailbox woken{[] {}};
  std::deque<std::chrono::milliseconds> times{0ms, 1500ms, 3000ms, 5100ms, 5500ms};
  const auto now = [&times] {
    const auto time = times.front();
    if (times.size() > 1) times.pop_front();
    return time;
  };
  auto scanner = kiosk::shell::make_scanner(address, bench);
  REQUIRE(scanner);
  ScannerWorker worker{std::move(*scanner),
                       states,
                       [&] { woken.push(kiosk::messages::FacePressed{}); },
                       {},
                       1ms,
                       now};
  states.wait(20s);  // it is ready
  for (const auto* code : {"aj1.a", "aj1.a", "aj1.a", "aj1.a", "aj1.b"}) show(code);
  std::deque<std::string> codes;
  while (codes.empty() || codes.back() != "aj1.b") {
    woken.wait(20s);
    REQUIRE_FALSE(woken.take_all().empty());
    for (auto& code : worker.take_codes()) codes.push_back(std::move(code));
  }
  return codes;
}

void write_text(const drivers::printer::Descriptor& line, const std::string& text) {
  REQUIRE(::write(line.number(), text.data(), text.size()) == static_cast<ssize_t>(text.size()));
}

void save_code(const std::string& text, const std::string& path) {
  constexpr int dots = 4;
  constexpr int margin = 4;
  const auto code = drivers::printer::make_qr(text).value();
  const int width = (code.size + 2 * margin) * dots;
  const drivers::Surface surface{
      SDL_CreateRGBSurfaceWithFormat(0, width, width, 24, SDL_PIXELFORMAT_RGB24)};
  SDL_FillRect(surface.get(), nullptr, 0xFFFFFF);
  for (int y = 0; y < code.size; ++y) {
    for (int x = 0; x < code.size; ++x) {
      if (!code.at(x, y)) continue;
      const SDL_Rect module{(x + margin) * dots, (y + margin) * dots, dots, dots};
      SDL_FillRect(surface.get(), &module, 0);
    }
  }
  REQUIRE(IMG_SavePNG(surface.get(), path.c_str()) == 0);
}

const std::deque<std::string> once_held_and_once_again{"aj1.a", "aj1.a", "aj1.b"};

}  // namespace

TEST_CASE("held there it is one scan, shown again it is another: at a serial line", "[repeats]") {
  int controlling = -1;
  int controlled = -1;
  std::array<char, 64> name{};
  REQUIRE(::openpty(&controlling, &controlled, name.data(), nullptr, nullptr) == 0);
  const drivers::printer::Descriptor line{controlling};
  const drivers::printer::Descriptor other_end{controlled};
  const auto codes = accepted(fmt::format("serial:{}?baud=9600", name.data()), nullptr,
                              [&](const std::string& code) { write_text(line, code + "\r"); });
  CHECK(codes == once_held_and_once_again);
}

TEST_CASE("held there it is one scan, shown again it is another: typed", "[repeats]") {
  UmockInput input;
  UmockKeyboard device{input, 4};
  const auto codes = accepted("evdev:0c2e:0b61", nullptr,
                              [&](const std::string& code) { device.type(code + "\r"); });
  CHECK(codes == once_held_and_once_again);
}

TEST_CASE("held there it is one scan, shown again it is another: in reports", "[repeats]") {
  UmockInput input;
  UmockHid device{input, 0, tests::support::pos_scanner_descriptor()};
  const auto codes =
      accepted("hidpos:0c2e:0b61", nullptr, [&](const std::string& code) { device.scan(code); });
  CHECK(codes == once_held_and_once_again);
}

TEST_CASE("held there it is one scan, shown again it is another: as a picture", "[repeats]") {
  const tests::TemporaryFolder folder;
  const auto config = kiosk::shell::default_config();
  Bench bench{*kiosk::shell::find_printer_profile(config.printer.profile, config.content_folder),
              folder.path(), config.scanner_codes};
  const auto codes = accepted("bench", &bench, [&](const std::string& code) {
    const auto path = folder.path() + "/" + code + ".png";
    save_code(code, path);
    CHECK(bench.scan_picture(path) == 1U);
  });
  CHECK(codes == once_held_and_once_again);
}
