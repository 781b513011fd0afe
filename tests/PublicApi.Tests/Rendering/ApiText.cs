using System.Reflection;
using System.Text;

namespace Instrument.PublicApi.Tests.Rendering;

/// <summary>The whole public API of an assembly as text, sorted, so that a change of it is a change of few lines.</summary>
internal static class ApiText
{
    public static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        Separated(text, PublicApi.TypesOf(assembly)
            .Where(type => !type.IsNested)
            .GroupBy(type => type.Namespace)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select<IGrouping<string?, Type>, Action>(group => () => Namespace(text, group)));
        return text.ToString();
    }

    private static void Namespace(StringBuilder text, IGrouping<string?, Type> types)
    {
        Line(text, 0, $"namespace {types.Key}");
        Block(text, 0, () => Separated(text, types.Select<Type, Action>(type => () => Type(text, 1, type))));
    }

    private static void Type(StringBuilder text, int depth, Type type)
    {
        foreach (string attribute in AttributeText.Of(type))
            Line(text, depth, attribute);
        Line(text, depth, TypeText.Of(type));
        if (typeof(Delegate).IsAssignableFrom(type))
            return;
        Block(text, depth, () =>
        {
            foreach (MemberInfo member in Sorted(type))
                Member(text, depth + 1, member);
            foreach (Type nested in PublicApi.TypesOf(type.Assembly).Where(nested => nested.DeclaringType == type))
                Type(text, depth + 1, nested);
        });
    }

    private static void Member(StringBuilder text, int depth, MemberInfo member)
    {
        foreach (string attribute in AttributeText.Of(member))
            Line(text, depth, attribute);
        Line(text, depth, MemberText.Of(member));
    }

    // The members of an enum in the order of their values, others by kind, name and signature.
    private static IEnumerable<MemberInfo> Sorted(Type type)
    {
        IReadOnlyList<MemberInfo> members = PublicApi.Members(type);
        return type.IsEnum
            ? members.OrderBy(member => Convert.ToInt64(((FieldInfo)member).GetRawConstantValue(), null))
            : members.OrderBy(Rank).ThenBy(member => member.Name, StringComparer.Ordinal).ThenBy(MemberText.Of, StringComparer.Ordinal);
    }

    private static int Rank(MemberInfo member) => member switch
    {
        FieldInfo => 0,
        ConstructorInfo => 1,
        PropertyInfo => 2,
        EventInfo => 3,
        _ => 4,
    };

    private static void Separated(StringBuilder text, IEnumerable<Action> parts)
    {
        bool first = true;
        foreach (Action part in parts)
        {
            if (!first)
                text.Append('\n');
            first = false;
            part();
        }
    }

    private static void Block(StringBuilder text, int depth, Action content)
    {
        Line(text, depth, "{");
        content();
        Line(text, depth, "}");
    }

    private static void Line(StringBuilder text, int depth, string line) => text.Append(' ', depth * 4).Append(line).Append('\n');
}
