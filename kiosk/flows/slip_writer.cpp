#include "kiosk/flows/slip_writer.h"

#include <utility>

#include "kiosk/domain/words_for_numbers.h"

namespace kiosk::flows {

using drivers::printer::Align;
using drivers::printer::TextLine;
using drivers::printer::TextSize;

std::string date_and_time(const World& world, const LocalTime& local) {
  return domain::date_in_words(local.date, world.language()) + " " +
         domain::time_in_words(local, world.utc_offset(), world.language());
}

SlipWriter::SlipWriter(const World& world)
    : world_(world),
      size_(world.appearance.text_size >= ui::TextSize::Large ? TextSize::Large : TextSize::Body) {}

void SlipWriter::centred(std::string text, Weight weight) {
  paragraph(std::move(text), weight, Align::Centre);
}

void SlipWriter::centred(const ui::Phrase& phrase, Weight weight) {
  centred(world_.word(phrase), weight);
}

void SlipWriter::left(std::string text, Weight weight) {
  paragraph(std::move(text), weight, Align::Left);
}

void SlipWriter::left(const ui::Phrase& phrase, Weight weight) {
  left(world_.word(phrase), weight);
}

void SlipWriter::large(std::string text) {
  add(TextLine{.text = std::move(text), .size = TextSize::Large, .weight = Weight::Bold});
}

void SlipWriter::large(const ui::Phrase& phrase) {
  large(world_.word(phrase));
}

void SlipWriter::office() {
  if (world_.content == nullptr) return;
  centred(world_.in_words(world_.content->office.name), Weight::Bold);
}

void SlipWriter::rule() {
  add(drivers::printer::Rule{});
}

void SlipWriter::gap(int height_mm) {
  add(drivers::printer::Gap{.height_mm = height_mm});
}

void SlipWriter::code(std::string text) {
  if (!text.empty()) add(drivers::printer::QrCode{.text = std::move(text)});
}

void SlipWriter::add(drivers::printer::Block block) {
  document_.blocks.push_back(std::move(block));
}

drivers::printer::Document SlipWriter::take() {
  return std::move(document_);
}

void SlipWriter::paragraph(std::string text, Weight weight, Align align) {
  if (text.empty()) return;
  add(TextLine{.text = std::move(text), .size = size_, .weight = weight, .align = align});
}

}  // namespace kiosk::flows
