"""Reading Cypher just far enough."""

from graph_schema.queries import lexer


def test_parameters_are_gathered_in_one_map_and_nothing_else_is_touched() -> None:
    text = (
        "// :param id => 1\nMATCH (n {id: $id}) WHERE n.`$id` = '$id' AND n.x IN $ids /* $id */ RETURN n LIMIT $limit"
    )
    assert lexer.gathered(text, "asked") == (
        "// :param id => 1\nMATCH (n {id: $asked.id}) WHERE n.`$id` = '$id' AND n.x IN $asked.ids /* $id */ RETURN n "
        "LIMIT $asked.limit"
    )


def test_code_is_without_comments_and_strings() -> None:
    assert lexer.code("RETURN 'a // b' /* c */ AS `d.e`, \"it's\" // f\n+ 1") == "RETURN ''   AS d.e, ''  \n+ 1"
