#include "kiosk/flows/home/slides.h"

namespace kiosk::flows::home {
namespace {

/// A longer declaration is only named: it is read behind "Informasi Layanan".
constexpr std::size_t longest_slide = 320;

ui::Phrase declaration_slide(const World& world, const domain::OfficeDocument& document) {
  std::string whole;
  for (const auto& paragraph : document.paragraphs) {
    if (!whole.empty()) whole += ' ';
    whole += world.in_words(paragraph);
  }
  return whole.size() <= longest_slide ? ui::literal(whole) : world.say(document.title);
}

}  // namespace

std::vector<ui::Phrase> slides(const World& world) {
  if (world.content == nullptr) return {ui::tr("motto")};
  std::vector<ui::Phrase> all;
  for (const auto& motto : world.content->common.guarantees->mottos) {
    all.push_back(ui::literal(motto.name + " – " + motto.meaning));
  }
  if (all.empty()) all.push_back(ui::tr("motto"));
  all.push_back(ui::tr("free"));
  const auto& declaration =
      world.content->documents[static_cast<std::size_t>(domain::DocumentKind::Declaration)];
  if (declaration) all.push_back(declaration_slide(world, *declaration));
  for (const auto* notice : domain::notices_on(world.content->notices, world.local().date)) {
    all.push_back(world.say(notice->text));
  }
  return all;
}

std::size_t slide_now(const World& world, std::size_t count) {
  if (count == 0 || world.settings.slide_for.count() == 0) return 0;
  const auto turn = world.steady / world.settings.slide_for;
  return static_cast<std::size_t>(turn) % count;
}

}  // namespace kiosk::flows::home
