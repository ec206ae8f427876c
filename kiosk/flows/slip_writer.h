#pragma once
// Writes a slip one block below the other, so that all slips keep to the same sizes. Pure.

#include <string>

#include "drivers/printer/document.h"
#include "kiosk/flows/world.h"

namespace kiosk::flows {

/// `Senin, 23 November 2026 09.12 WIB`: when a slip was made, in the session's language.
std::string date_and_time(const World& world, const LocalTime& local);

class SlipWriter {
 public:
  using Weight = drivers::printer::Weight;

  /// Paragraphs come in large letters for visitors who read the screen in large letters (A17).
  explicit SlipWriter(const World& world);

  /// A paragraph; an empty text leaves no line.
  void centred(std::string text, Weight weight = Weight::Regular);
  void centred(const ui::Phrase& phrase, Weight weight = Weight::Regular);
  void left(std::string text, Weight weight = Weight::Regular);
  void left(const ui::Phrase& phrase, Weight weight = Weight::Regular);
  /// What stands out on every slip, whatever its letters.
  void large(std::string text);
  void large(const ui::Phrase& phrase);
  /// The office's name; nothing until the content is there.
  void office();
  void rule();
  void gap(int height_mm);
  /// A QR code; an empty text leaves none.
  void code(std::string text);
  void add(drivers::printer::Block block);

  drivers::printer::Document take();

 private:
  void paragraph(std::string text, Weight weight, drivers::printer::Align align);

  const World& world_;
  drivers::printer::TextSize size_;
  drivers::printer::Document document_;
};

}  // namespace kiosk::flows
