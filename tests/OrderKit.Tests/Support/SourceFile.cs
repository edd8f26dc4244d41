using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OrderKit.Tests.Support;

/// <summary>A C# file as it is committed: its path from the root of the repository, with slashes, and its text.</summary>
internal sealed class SourceFile(string path, string text)
{
    private readonly Lazy<CompilationUnitSyntax> syntax = new(() => CSharpSyntaxTree.ParseText(text).GetCompilationUnitRoot());

    internal string Path => path;

    internal string Text => text;

    internal string[] Lines { get; } = text.TrimEnd('\n').Split('\n');

    internal CompilationUnitSyntax Syntax => syntax.Value;

    /// <summary>Its project and the folder in that, as in <c>OrderKit/Orders</c>; <c>OrderKit/</c> at the project's root.</summary>
    internal string Room
    {
        get
        {
            var parts = path.Split('/');
            return parts.Length > 3 ? $"{parts[1]}/{parts[2]}" : $"{parts[1]}/";
        }
    }

    /// <summary>The types it declares outside of any other type.</summary>
    internal IEnumerable<MemberDeclarationSyntax> TopLevelTypes =>
        Syntax.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .OfType<MemberDeclarationSyntax>()
            .Where(node => node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax);

    internal static string NameOf(MemberDeclarationSyntax type) =>
        type is DelegateDeclarationSyntax @delegate ? @delegate.Identifier.Text : ((BaseTypeDeclarationSyntax)type).Identifier.Text;
}
