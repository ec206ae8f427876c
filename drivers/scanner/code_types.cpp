#include "drivers/scanner/code_types.h"

namespace drivers::scanner {

const CodeTypes& all_code_types() {
  static const CodeTypes all{CodeType::Qr, CodeType::Pdf417, CodeType::DataMatrix, CodeType::Aztec,
                             CodeType::Code128};
  return all;
}

const char* name_of(CodeType type) {
  switch (type) {
    case CodeType::Qr:
      return "qr";
    case CodeType::Pdf417:
      return "pdf417";
    case CodeType::DataMatrix:
      return "data_matrix";
    case CodeType::Aztec:
      return "aztec";
    case CodeType::Code128:
      return "code128";
  }
  return "unknown";
}

std::optional<CodeType> parse_code_type(std::string_view name) {
  for (const auto type : all_code_types()) {
    if (name == name_of(type)) return type;
  }
  return std::nullopt;
}

}  // namespace drivers::scanner
