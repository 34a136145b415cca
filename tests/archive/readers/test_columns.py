"""What stands side by side by spaces: read down where it is set in columns, left in rows where it is a table."""

import re

from archive.readers.columns import unweave


def blocks(*lines: str) -> list[list[str]]:
    """Give the blocks that lines become, their spaces made one."""
    text = unweave("\n".join(lines))
    return [[" ".join(line.split()) for line in block.split("\n")] for block in re.split(r"\n{2,}", text.strip("\n"))]


def test_a_letterhead_is_read_before_the_address_beside_it_also_where_a_label_stands_in_it() -> None:
    assert blocks(
        "Behandeld door : Mw. A. Kreek            aan",
        "Tel : 055 00 00 00",
        "zee@stroomstad.example                   De heer Idris Vaart",
        "                                         Visserskaai 3",
        "                                         8400 Oostende",
    ) == [
        ["Behandeld door : Mw. A. Kreek", "Tel : 055 00 00 00", "zee@stroomstad.example"],
        ["aan", "De heer Idris Vaart", "Visserskaai 3", "8400 Oostende"],
    ]


def test_an_empty_reference_takes_no_line_of_the_address_beside_it_for_its_value() -> None:
    assert blocks(
        "Your Ref:                    Harbour Estates Limited",
        "Our Ref: HN/007              The Secretary",
        "Date: 09/06/2022             c/o Hollin & Wragg",
    ) == [
        ["Your Ref:", "Our Ref: HN/007", "Date: 09/06/2022"],
        ["Harbour Estates Limited", "The Secretary", "c/o Hollin & Wragg"],
    ]


def test_a_table_of_labels_may_be_a_column() -> None:
    assert blocks(
        "Gobierno de la Ribera                    Dependencia: Puertos",
        "                                         Sección:     Dragado",
        "                                         Oficio:      12/2023",
    ) == [["Gobierno de la Ribera"], ["Dependencia: Puertos", "Sección: Dragado", "Oficio: 12/2023"]]


def test_two_tables_of_labels_beside_each_other_are_two_columns() -> None:
    assert blocks(
        "Para:    Sra. Kris Maas            De:      Lic. Yamil Ronda",
        "         Proyecto Faro                      Directora",
        "Fax:     32 3 237 45 01            Tel.:    53 7 55 22 08",
    ) == [
        ["Para: Sra. Kris Maas", "Proyecto Faro", "Fax: 32 3 237 45 01"],
        ["De: Lic. Yamil Ronda", "Directora", "Tel.: 53 7 55 22 08"],
    ]


def test_a_right_column_below_a_left_one_is_a_block_of_its_own() -> None:
    assert blocks(
        "Vrienden van de Haven",
        "Kaai 17",
        "                         Aan de burgemeester",
        "                         Markt 1",
    ) == [["Vrienden van de Haven", "Kaai 17"], ["Aan de burgemeester", "Markt 1"]]


def test_a_line_centred_below_a_longer_one_belongs_to_it() -> None:
    lines = ("Vrienden van de Haven vzw", "                    afdeling Kade")
    assert blocks(*lines) == [["Vrienden van de Haven vzw", "afdeling Kade"]]


def test_a_left_column_may_reach_into_a_right_one_that_begins_later_there() -> None:
    assert blocks(
        "HALM & STRO LTD, Publishers               17 Mews Lane",
        "Directors: D. G. Halm, Lady Stro, R. Fein    Telephone 01-555",
        "                                          Telegrams: HALM",
    ) == [
        ["HALM & STRO LTD, Publishers", "Directors: D. G. Halm, Lady Stro, R. Fein"],
        ["17 Mews Lane", "Telephone 01-555", "Telegrams: HALM"],
    ]


def test_columns_that_do_not_begin_at_one_place_are_left_as_they_are() -> None:
    lines = ("Kaai 17 te Gent en elders   tel. 09", "gsm   op weekdagen bereikbaar")
    assert blocks(*lines) == [[" ".join(line.split()) for line in lines]]


def test_a_line_over_all_columns_divides_them() -> None:
    assert blocks(
        "VERENIGDE HAVENS                      UNITED PORTS",
        "             Bureau voor kaaien en sluizen",
        "      Havenlaan 1, 1000 Brussel, België",
    ) == [
        ["VERENIGDE HAVENS"],
        ["UNITED PORTS"],
        ["Bureau voor kaaien en sluizen", "Havenlaan 1, 1000 Brussel, België"],
    ]


def test_a_line_that_begins_long_before_the_column_it_reaches_is_centred_over_all() -> None:
    assert blocks(
        "VERENIGDE HAVENS                      UNITED PORTS",
        "                   Bureau voor kaaien en sluizen",
    ) == [["VERENIGDE HAVENS"], ["UNITED PORTS"], ["Bureau voor kaaien en sluizen"]]


def test_a_signature_below_a_long_name_of_the_house_is_read_name_by_name() -> None:
    assert blocks(
        "Burgemeester en wethouders van Kreekdorp,",
        "de secretaris,            de burgemeester,",
        "",
        "",
        "J. Vaart                  mr. W. Kreek",
    ) == [
        ["Burgemeester en wethouders van Kreekdorp,", "de secretaris,", "J. Vaart"],
        ["de burgemeester,", "mr. W. Kreek"],
    ]


def test_a_drawn_rule_below_columns_divides_nothing() -> None:
    lines = ("EERLIJK BROOD                                      PERSBERICHT", "_" * 70)
    assert blocks(*lines) == [["EERLIJK BROOD"], ["PERSBERICHT"], ["_" * 70]]


def test_three_signatures_are_read_person_by_person_with_names_over_two_lines_and_an_empty_cell() -> None:
    assert blocks(
        " _____________________   _____________________   _____________________",
        " Eleuterio Huilla        Santusa Coyo Quis       Justo Pastor Nin",
        " Maman                   Secretaria              Llach",
        " Presidente                                      Fiscal",
    ) == [
        ["_" * 21, "Eleuterio Huilla", "Maman", "Presidente"],
        ["_" * 21, "Santusa Coyo Quis", "Secretaria"],
        ["_" * 21, "Justo Pastor Nin", "Llach", "Fiscal"],
    ]


def test_numbers_of_identity_make_no_table_of_signatures() -> None:
    assert blocks(
        "LUZ PALE CAMPO                       HERNÁN VELAS",
        "C.C. 34.***.118                      C.C. 10.***.677",
        "Gobernadora                          Representante legal",
    ) == [
        ["LUZ PALE CAMPO", "C.C. 34.***.118", "Gobernadora"],
        ["HERNÁN VELAS", "C.C. 10.***.677", "Representante legal"],
    ]


def test_centred_signatures_are_columns() -> None:
    assert blocks(
        "     ..................                   ..................",
        "     Oscar Daniel Zapal                   Mirta S. Bonfig",
        "         Tesorero                            Presidenta",
    ) == [
        ["." * 18, "Oscar Daniel Zapal", "Tesorero"],
        ["." * 18, "Mirta S. Bonfig", "Presidenta"],
    ]


def test_two_names_and_functions_are_two_columns_also_where_they_are_not_aligned() -> None:
    assert blocks(
        "Zoé Mbuyi Kal                         Roos ten Broek",
        "woordvoerster               Directrice",
    ) == [["Zoé Mbuyi Kal", "woordvoerster"], ["Roos ten Broek", "Directrice"]]


def test_names_and_the_functions_an_empty_line_below_them_come_together() -> None:
    assert blocks("Sofie Verel            Ing. Dirk Raas", "", "Dossierbeheerder       Hoofd Compliance") == [
        ["Sofie Verel", "Dossierbeheerder"],
        ["Ing. Dirk Raas", "Hoofd Compliance"],
    ]


def test_two_pairs_of_signatures_stay_in_their_order() -> None:
    assert blocks(
        "Annelies Huyg           Joris Van Cau",
        "directeur Stroom        Wereldbrug",
        "",
        "Fatima Bouz             Tom Lann",
        "Groene Gordel           Kerk en Aarde",
    ) == [
        ["Annelies Huyg", "directeur Stroom"],
        ["Joris Van Cau", "Wereldbrug"],
        ["Fatima Bouz", "Groene Gordel"],
        ["Tom Lann", "Kerk en Aarde"],
    ]


def test_signatures_far_below_each_other_are_not_put_together() -> None:
    lines = ("De kapitein,         De loods,", *[""] * 5, "A. Vaart             B. Kreek")
    assert blocks(*lines) == [["De kapitein,"], ["De loods,"], ["A. Vaart"], ["B. Kreek"]]


def test_two_people_may_sign_below_what_one_party_signs_for() -> None:
    assert blocks(
        "Pour la Ville,                               Pour l'Asile,",
        "",
        "A. HARDEL             C. DETREM              S. RADOUL",
    ) == [["Pour la Ville,", "A. HARDEL"], ["C. DETREM"], ["Pour l'Asile,", "S. RADOUL"]]


def test_a_column_that_is_two_in_another_row_is_read_row_by_row() -> None:
    assert blocks(
        "Pour la Ville et la Province de Kreek,       Pour l'Asile,",
        "A. HARDEL             C. DETREM              S. RADOUL",
    ) == [["Pour la Ville et la Province de Kreek,", "A. HARDEL", "C. DETREM"], ["Pour l'Asile,", "S. RADOUL"]]


def test_a_third_signature_further_to_the_right_is_the_last() -> None:
    assert blocks(
        "Juana Tzoc               Catarina Brit",
        "Presidenta               Secretaria",
        "                                                  Pedro Ced",
    ) == [["Juana Tzoc", "Presidenta"], ["Catarina Brit", "Secretaria", "Pedro Ced"]]


def test_columns_two_spaces_apart_are_divided_where_one_begins_in_another_line() -> None:
    assert blocks(
        "Katrien Vler        Dirk Bogem           Nadia El Ham",
        "ZorgVakbond         Bond van de Zorgers  Vrij Syndicaat",
    ) == [["Katrien Vler", "ZorgVakbond"], ["Dirk Bogem", "Bond van de Zorgers"], ["Nadia El Ham", "Vrij Syndicaat"]]


def test_titles_in_small_letters_make_no_table_of_names() -> None:
    assert blocks("prof. dr. Els Hoor        prof. Koen Pijp", "rector                    directeur") == [
        ["prof. dr. Els Hoor", "rector"],
        ["prof. Koen Pijp", "directeur"],
    ]


def test_a_line_with_a_date_or_reference_far_to_the_right_is_two() -> None:
    assert blocks("Kenmerk : 44/ALJ                Oostende, 3 maart 2022") == [
        ["Kenmerk : 44/ALJ"],
        ["Oostende, 3 maart 2022"],
    ]
    assert blocks("NO/93/118                18/03/2016") == [["NO/93/118"], ["18/03/2016"]]


def test_a_line_with_three_names_far_apart_is_three() -> None:
    assert blocks("Lut Seger        Mo El Kad        Frans Boll") == [["Lut Seger"], ["Mo El Kad"], ["Frans Boll"]]


def test_what_stands_near_each_other_or_is_no_word_stays_a_line() -> None:
    assert blocks("Postbus 1    9712 CP Haven") == [["Postbus 1 9712 CP Haven"]]
    assert blocks("S.         /         D.") == [["S. / D."]]
    assert blocks("De Gazet        6 mei 2017        Bladzijde 14") == [["De Gazet 6 mei 2017 Bladzijde 14"]]


def test_words_written_with_spaces_between_their_letters_stay_whole() -> None:
    assert blocks("U I T   D E   Z E E", "Kaai 17             1000 Haven")[0] == ["U I T D E Z E E", "Kaai 17"]


def test_a_table_of_labels_stays_a_table_also_without_colons() -> None:
    lines = (
        "Datum             9 februari 2016",
        "Betreft           Verlening subsidie",
        "Activiteit        Zomerschool",
        "Ons kenmerk       D.12",
    )
    assert blocks(*lines) == [[" ".join(line.split()) for line in lines]]
    below = ("Ons kenmerk   : 12/B", "Uw bericht    :   3 mei 2016", "Bijlagen      :   geen")
    assert blocks(*below) == [[" ".join(line.split()) for line in below]]


def test_labels_in_a_row_stand_above_their_values() -> None:
    assert blocks(
        "uw kenmerk      ons kenmerk     archief      datum",
        "-               06/1129         421.3        27/10/2006",
    ) == [["uw kenmerk", "-"], ["ons kenmerk", "06/1129"], ["archief", "421.3"], ["datum", "27/10/2006"]]


def test_labels_above_values_that_only_stand_in_the_same_order_stay_a_row() -> None:
    lines = (
        "Votre courrier du          Vos références          Nos références          Date",
        "4.7.2014          SEC-57          DGD/9000/6          22 août 2014",
    )
    assert blocks(*lines) == [[" ".join(line.split()) for line in lines]]
    assert blocks(lines[0], "", lines[1]) == [[" ".join(line.split())] for line in lines]


def test_figures_stay_beside_what_they_count() -> None:
    lines = ("Waterputten            37", "Leden               1.200 euro", "zeevracht         EUR 310,00")
    assert blocks(*lines) == [[" ".join(line.split()) for line in lines]]


def test_what_is_said_of_something_stays_beside_it() -> None:
    lines = ("vleugel A         van 23 juli af", "vleugel B         tot 14 augustus")
    assert blocks(*lines) == [[" ".join(line.split()) for line in lines]]


def test_numbers_of_a_list_stay_before_its_items() -> None:
    lines = ("3     Langs de kade", "3A    Rijdt niet", "17    Langs de markt")
    assert blocks(*lines) == [[" ".join(line.split()) for line in lines]]


def test_what_running_text_announces_or_goes_on_in_stays_in_rows() -> None:
    lines = (
        "Wij stellen u deze nieuwe regeling voor:",
        "  Noord             Kaai Een",
        "  Zuid              Kaai Twee",
    )
    assert blocks(*lines) == [[" ".join(line.split()) for line in lines]]
    lines = (
        "De koffiewasserij meldde eenenzestig ton bessen, tegen een streefcijfer van tachtig. De molen",
        "stond stil van drie tot negentien november.       ACTIE: Declerck brengt twee",
        "riemen mee.",
    )
    assert blocks(*lines) == [[" ".join(line.split()) for line in lines]]


def test_tabs_part_values_as_spaces_do() -> None:
    assert blocks("Lies Vermaat\t\tJan Kaai", "voorzitter\t\tSchatbewaarder") == [
        ["Lies Vermaat", "voorzitter"],
        ["Jan Kaai", "Schatbewaarder"],
    ]


def test_more_than_eight_columns_are_a_table() -> None:
    lines = ("aa      bb      cc      dd      ee      ff      gg      hh      ii",) * 2
    assert blocks(*lines) == [[" ".join(line.split()) for line in lines]]
