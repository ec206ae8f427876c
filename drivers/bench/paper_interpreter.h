#pragma once
// ESC/POS as a printer understands it: bytes in, dots on paper and replies out. A second reading of
// the command reference, independent of the encoder, so that the two check each other. One thread
// at a time; no clock, no connection: those are SimulatedPrinter's.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "drivers/printer/raster.h"
#include "drivers/printer/text.h"

namespace drivers::bench {

enum class SlipEnd : std::uint8_t { Cut, Torn, PaperEnd };

/// One piece of paper that has left the printer.
struct Slip {
  printer::Raster raster;
  std::vector<std::uint8_t> bytes;    // of the commands whose marks are on it
  std::string text;                   // what native text commands printed, a line each
  std::vector<std::string> qr_texts;  // what QR commands printed
  SlipEnd end = SlipEnd::Cut;

  bool operator==(const Slip&) const = default;
};

/// Letters in the 12 x 24 cells of font A, with capitals 18 dots high.
class CellFont;

class PaperInterpreter {
 public:
  explicit PaperInterpreter(int width_dots);
  ~PaperInterpreter();

  /// Obeys one byte; what the printer answers to it (GS r, GS ( H, GS I), usually nothing.
  std::vector<std::uint8_t> take(std::uint8_t byte);

  /// Forgets a half-received command and a line not yet printed.
  void abandon();
  /// As after switching on: `abandon` and all settings. Paper stays as it is.
  void reset();

  /// The paper that hangs out becomes a slip, if there is any.
  void tear_off(SlipEnd end);
  [[nodiscard]] std::vector<Slip> take_slips();
  [[nodiscard]] const printer::Raster& paper() const { return current_.raster; }

  /// Bytes that were neither text nor one of the commands a slip may use.
  [[nodiscard]] std::size_t unknown_commands() const { return unknown_commands_; }
  [[nodiscard]] bool wants_auto_status() const { return settings_.auto_status; }

  /// The bits that GS r 1 answers.
  void set_paper_sensor(std::uint8_t bits) { paper_sensor_ = bits; }

 private:
  struct Settings {
    bool centred = false;
    bool bold = false;
    bool auto_status = false;
    int width_scale = 1;
    int height_scale = 1;
    int line_pitch_dots = 30;
    printer::CodePage page = printer::CodePage::Pc437;
    std::string stored_qr;
    int qr_module_dots = 3;
    int qr_level = 48;
  };

  void start(std::uint8_t byte);
  std::vector<std::uint8_t> obey();
  void obey_escape(std::uint8_t command, int value);
  std::vector<std::uint8_t> obey_group(std::uint8_t command);
  std::vector<std::uint8_t> obey_extended();
  void obey_qr();
  void print_line();
  void print_raster();
  void print_qr();
  int feed(int rows);
  void burn(int x, int y);

  std::unique_ptr<CellFont> font_;
  int width_dots_;
  Settings settings_;
  std::vector<std::uint8_t> pending_;  // a command not yet complete
  std::size_t pending_length_ = 0;     // of it when complete; 0 while that is not known
  std::u32string line_;                // text not yet printed
  Slip current_;
  std::vector<Slip> finished_;
  std::size_t unknown_commands_ = 0;
  std::uint8_t paper_sensor_ = 0;
};

}  // namespace drivers::bench
