#include "tests/support/umock_keyboard.h"

#include <cctype>
#include <cerrno>
#include <stdexcept>

#include <fmt/format.h>
#include <linux/input.h>

namespace tests::support {
namespace {

std::uint16_t code_of(char letter) {
  constexpr std::string_view rows[] = {"1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"};
  constexpr std::uint16_t first[] = {KEY_1, KEY_Q, KEY_A, KEY_Z};
  for (std::size_t row = 0; row < 4; ++row) {
    const auto place = rows[row].find(letter);
    if (place != std::string_view::npos) return static_cast<std::uint16_t>(first[row] + place);
  }
  if (letter == '.') return KEY_DOT;
  if (letter == '/') return KEY_SLASH;
  if (letter == '-') return KEY_MINUS;
  if (letter == '\r') return KEY_ENTER;
  if (letter != '\t') throw std::invalid_argument("this letter is not on the emulated keyboard");
  return KEY_TAB;
}

}  // namespace

UmockKeyboard::UmockKeyboard(UmockInput& input, int number, const UmockIdentity& identity)
    : UmockInputNode(input,
                     fmt::format("A: id/vendor={0}\\n\nA: id/product={1}\\n\nA: uniq={2}\\n\n"
                                 "A: name=Emulated {0}\\n\n"
                                 "A: capabilities/key=fffffffffffffffe\\n\n",
                                 identity.vendor, identity.product, identity.serial)) {
  plug(number);
}

void UmockKeyboard::plug(int number) {
  grabs_ = 0;
  UmockInputNode::plug(number);
}

int UmockKeyboard::answer(unsigned long request, UMockdevIoctlData* /*argument*/) {
  if (request != EVIOCGRAB) return ENOTTY;
  if (taken_) return EBUSY;
  ++grabs_;
  return 0;
}

void UmockKeyboard::add(std::uint16_t code, bool down) {
  send(EV_MSC, MSC_SCAN, 0x70000 + code);
  send(EV_KEY, code, down ? 1 : 0);
  send(EV_SYN, SYN_REPORT, 0);
}

void UmockKeyboard::key(std::uint16_t code, bool down) {
  add(code, down);
  flush();
}

void UmockKeyboard::press(std::uint16_t code) {
  add(code, true);
  add(code, false);
  flush();
}

void UmockKeyboard::type(std::string_view text) {
  for (const char letter : text) {
    const bool shifted = std::isupper(static_cast<unsigned char>(letter)) != 0;
    if (shifted) add(KEY_LEFTSHIFT, true);
    const auto code = code_of(static_cast<char>(std::tolower(static_cast<unsigned char>(letter))));
    add(code, true);
    add(code, false);
    if (shifted) add(KEY_LEFTSHIFT, false);
  }
  flush();
}

}  // namespace tests::support
