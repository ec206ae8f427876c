#pragma once
// config/kiosk.toml as one value, parsed once at the start. An unknown key or a value out of range
// refuses to start, with file and line; no file at all means the defaults below.

#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "drivers/scanner/code_types.h"
#include "drivers/scanner/wrapping.h"
#include "kiosk/flows/settings.h"
#include "kiosk/shell/files/report_seal.h"
#include "kiosk/sync/link/hub_line.h"
#include "kiosk/ui/theme.h"
#include "kiosk/ui/touch_place.h"

namespace kiosk::shell {

/// `bench`, `tcp://host:port`, `usb://vid:pid/serial`, `usb://`, `serial:/dev/...?baud=115200`,
/// `file:/path`, `cups://server:port/queue`, `cups:///queue`.
struct PrinterConfig {
  std::string address = "bench";
  std::string profile = "epson-tm-t82";
  bool trusted_completion = false;
  bool own_letters = false;  // of the printer; else slips are pictures where the line is quick

  bool operator==(const PrinterConfig&) const = default;
};

struct Config {
  flows::Settings settings;
  flows::CodeKeys keys;                     // its signing key comes from the data folder
  int kiosk_digit = 0;                      // with a hub, the one that the hub gave
  std::optional<sync::HubIdentity> hub{};   // from the data folder
  std::optional<sync::LinkLibrary> link{};  // with a hub
  ui::Panel panel;                          // as people see it
  ui::TouchMap touch;                       // its picture is the panel's turn on the display
  std::string touch_device;                 // `0eef:0001/serial`; empty = any
  PrinterConfig printer;
  std::string scanner_address = "bench";  // see input_factory.h, also for the next three
  drivers::scanner::Wrapping scanner_wrapping;
  drivers::scanner::CodeTypes scanner_codes{drivers::scanner::CodeType::Qr};  // in pictures
  std::string buttons_address = "bench";
  std::string keys_address = "bench";
  std::string headphones_address = "bench";
  std::optional<SealKeys> seal_keys;    // absent: no report can be kept
  std::string keys_folder;              // report-matter.pub, report-identity.pub; empty = none
  bool emergency_from_control = false;  // the control socket may begin an emergency
  std::string data_folder = "data";     // see kiosk/store/README.md
  std::string content_folder;           // office.json, services/, plans/, printers.json, ...
  std::string assets_folder;            // icons/, sounds/
  std::string locale_folder;            // <language>/LC_MESSAGES/anjungan.mo
  std::string font_folder;              // Inter-Regular.otf, Inter-Bold.otf

  bool operator==(const Config&) const = default;
};

/// The defaults that are compiled in; folders as the build or the package set them.
Config default_config();

/// Every key that a file may hold, as `section.key`.
std::vector<std::string> config_keys();

/// `name` is for messages: `kiosk.toml:12: unknown key "idl_s"`.
std::expected<Config, std::string> parse_config(const std::string& text, const std::string& name,
                                                Config defaults);

/// Parses a file; an empty path gives the defaults. A file that cannot be read is tried again for
/// a moment; then the copy at `kept` holds, which was made when it could be read last, and without
/// one it is an error: the defaults would be another kiosk's. An empty `kept` keeps none.
std::expected<Config, std::string> load_config(const std::string& path,
                                               const std::string& kept = {});

}  // namespace kiosk::shell
