#include "kiosk/domain/phones.h"

#include <algorithm>

#include "kiosk/base/characters.h"

namespace kiosk::domain {
namespace {

/// Area codes of three digits, without the trunk zero; Jakarta 21, Bandung 22, Semarang 24,
/// Surabaya 31 and Medan 61 have two.
constexpr std::string_view area_codes =
    "231 232 233 234 251 252 253 254 260 261 262 263 264 265 266 267 268 271 272 273 274 "
    "275 276 280 281 282 283 284 285 286 287 288 289 291 292 293 294 295 296 297 298 321 "
    "322 323 324 325 326 327 328 331 332 333 334 335 336 338 341 342 343 351 352 353 354 "
    "355 356 357 358 361 362 363 365 366 368 370 371 372 373 374 376 379 380 381 382 383 "
    "384 385 386 387 388 389 401 402 403 404 405 408 409 410 411 413 414 417 418 419 420 "
    "421 422 423 426 427 428 430 431 432 434 435 436 438 443 451 452 453 457 458 461 462 "
    "463 464 465 471 473 474 481 482 484 485 511 512 513 515 516 517 518 519 522 525 526 "
    "527 528 531 532 534 535 536 537 538 539 541 542 543 545 548 549 551 552 553 554 556 "
    "561 562 563 564 565 566 567 568 620 621 622 623 624 625 626 627 628 629 631 632 633 "
    "634 635 636 639 641 642 643 644 645 646 650 651 652 653 654 655 656 657 658 659 702 "
    "711 712 713 714 715 716 717 718 719 721 722 723 724 725 726 727 728 729 730 731 732 "
    "733 734 735 736 737 738 739 741 742 743 744 745 746 747 748 751 752 753 754 755 756 "
    "757 758 759 760 761 762 763 764 765 766 767 768 769 770 771 772 773 776 777 778 779 "
    "901 902 910 911 913 914 915 916 917 918 920 921 922 923 924 927 929 951 952 955 956 "
    "957 958 962 963 966 967 969 971 975 979 980 981 983 984 986 ";

/// Country codes of ITU-T E.164 that belong to a country.
constexpr std::string_view country_codes =
    "1 7 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 "
    "61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98 211 212 213 216 218 220 221 222 223 "
    "224 225 226 227 228 229 230 231 232 233 234 235 236 237 238 239 240 241 242 243 244 "
    "245 246 247 248 249 250 251 252 253 254 255 256 257 258 260 261 262 263 264 265 266 "
    "267 268 269 290 291 297 298 299 350 351 352 353 354 355 356 357 358 359 370 371 372 "
    "373 374 375 376 377 378 380 381 382 383 385 386 387 389 420 421 423 500 501 502 503 "
    "504 505 506 507 508 509 590 591 592 593 594 595 596 597 598 599 670 672 673 674 675 "
    "676 677 678 679 680 681 682 683 685 686 687 688 689 690 691 692 850 852 853 855 856 "
    "880 886 960 961 962 963 964 965 966 967 968 970 971 972 973 974 975 976 977 992 993 "
    "994 995 996 998 ";

/// Codes stand between spaces, so that no part of one is taken for another.
bool lists(std::string_view codes, std::string_view code) {
  const auto at = codes.find(std::string{code} + ' ');
  return at != std::string_view::npos && (at == 0 || codes[at - 1] == ' ');
}

struct Digits {
  std::string digits;
  bool international = false;  // a `+` was typed before them
};

std::optional<Digits> digits_of(std::string_view text) {
  Digits found;
  for (const char c : text) {
    if (is_digit(c)) {
      found.digits += c;
    } else if (c == '+' && found.digits.empty() && !found.international) {
      found.international = true;
    } else if (std::string_view{" ()-."}.find(c) == std::string_view::npos) {
      return std::nullopt;
    }
  }
  return found;
}

/// The digits of an Indonesian number without country code and trunk zero.
std::optional<std::string> national_number(std::string_view text) {
  const auto typed = digits_of(text);
  if (!typed) return std::nullopt;
  auto digits = typed->digits;
  if (digits.starts_with("62")) {
    digits.erase(0, digits.starts_with("620") ? 3 : 2);  // `+62 (0) 818 ...`
    return digits;
  }
  if (typed->international || !digits.starts_with("0")) return std::nullopt;
  return digits.substr(1);
}

bool is_between(std::size_t size, std::size_t least, std::size_t most) {
  return size >= least && size <= most;
}

/// Jakarta and Bandung have short numbers of their own, and Medan longer ones that begin with 9.
bool is_landline(std::string_view number) {
  const auto area = number.substr(0, 2);
  const auto rest = number.substr(2);
  if (area == "21" && is_between(rest.size(), 7, 8)) return true;
  if (area == "21") {
    return (rest.starts_with("500") && rest.size() == 6) ||
           (rest.starts_with("14") && rest.size() == 5);
  }
  if (area == "22") return is_between(rest.size(), 6, 8);
  if (area == "24") return is_between(rest.size(), 7, 8);
  if (area == "31") return is_between(rest.size(), 5, 8);
  if (area == "61") {
    return is_between(rest.size(), 5, 8) || (rest.starts_with("9") && rest.size() == 9);
  }
  return lists(area_codes, number.substr(0, 3)) && is_between(rest.size() - 1, 5, 8);
}

}  // namespace

std::optional<std::string> parse_mobile(std::string_view text) {
  const auto number = national_number(text);
  if (!number || !is_between(number->size(), 9, 12) || (*number)[0] != '8') return std::nullopt;
  const char second = (*number)[1];
  if (second == '0' || second == '4') return std::nullopt;
  return "+62" + *number;
}

std::optional<std::string> parse_landline(std::string_view text) {
  const auto number = national_number(text);
  if (!number || number->size() < 7 || !is_landline(*number)) return std::nullopt;
  return "+62" + *number;
}

std::optional<std::string> parse_foreign(std::string_view text) {
  const auto typed = digits_of(text);
  if (!typed || !typed->international || !is_between(typed->digits.size(), 7, 15)) {
    return std::nullopt;
  }
  if (typed->digits.starts_with("62")) return std::nullopt;
  for (std::size_t size = 1; size <= 3; ++size) {
    if (lists(country_codes, typed->digits.substr(0, size))) return "+" + typed->digits;
  }
  return std::nullopt;
}

std::optional<std::string> parse_phone(std::string_view text) {
  if (auto mobile = parse_mobile(text)) return mobile;
  if (auto landline = parse_landline(text)) return landline;
  return parse_foreign(text);
}

bool takes_messages(std::string_view text) {
  return parse_mobile(text).has_value() || parse_foreign(text).has_value();
}

}  // namespace kiosk::domain
