using Instrument.Generator.Emission;

namespace Instrument.Generator.Tests.Emission;

public sealed class CodeWriterTests
{
    [Fact]
    public void Blocks_indent_and_close()
    {
        CodeWriter writer = new();
        using (writer.Block("class A"))
        using (writer.Block("void B()"))
            writer.Line("C();");
        Assert.Equal("class A\n{\n    void B()\n    {\n        C();\n    }\n}\n", writer.Finish());
    }

    [Fact]
    public void Empty_lines_have_no_spaces_and_line_ends_are_one_kind()
    {
        CodeWriter writer = new();
        using (writer.Indent())
            writer.Lines("a\r\n\r\nb");
        Assert.Equal("    a\n\n    b\n", writer.Finish());
    }
}
