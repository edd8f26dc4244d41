using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OrderKit.Files;
using OrderKit.PersonalData;

namespace OrderKit;

/// <summary>Puts files in place of what OrderKit keeps in memory.</summary>
public static class OrderKitFilesExtensions
{
    /// <summary>Keeps the keys of personal data in files of a folder, in place of the keys in memory.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="folder">The folder, made when it is not there. Apart from the data: not in the same backup, better on another
    /// disk.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The folder is empty or no path.</exception>
    public static OrderKitBuilder UseKeyFiles(this OrderKitBuilder builder, string folder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Replace(ServiceDescriptor.Singleton<IPersonalDataKeys>(new FilePersonalDataKeys(folder)));
        return builder;
    }
}
