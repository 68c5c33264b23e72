/** Phrases of Decap by their keys, nested as in its locale files; `%{name}` is filled in by Decap. */
export interface Phrases {
  readonly [key: string]: string | Phrases;
}

/** What is asked before everybody sees a version. */
export const PUBLISH_QUESTION = "Publier maintenant ? Tout le monde verra cette version.";

/**
 * What is laid over Decap's French: the phrases that it leaves in English, and those that speak of "entries" and
 * of computer matters to people who write about benefits.
 */
export const FRENCH_OVERLAY: Phrases = {
  auth: {
    loggingIn: "Connexion…",
    loginWithForgejo: "Se connecter avec Forgejo",
    errors: {
      email: "Indiquez votre adresse électronique.",
      password: "Indiquez votre mot de passe.",
      identitySettings: "Le service de connexion ne répond pas.",
    },
  },
  app: {
    header: { content: "Contenus", workflow: "Brouillons", media: "Images", quickAdd: "Ajouter" },
    app: {
      errorHeader: "Contribution n’a pas pu démarrer",
      configErrors: "Erreurs de configuration",
      checkConfigYml: "Prévenez l’équipe technique : le fichier config.yml est à corriger.",
      loadingConfig: "Chargement…",
      waitingBackend: "En attente du serveur…",
    },
    notFoundPage: { header: "Cette page n’existe pas" },
  },
  collection: {
    sidebar: {
      collections: "Contenus",
      allCollections: "Tous les contenus",
      searchAll: "Rechercher partout",
    },
    collectionTop: {
      viewAsList: "Afficher en liste",
      viewAsGrid: "Afficher en grille",
      newButton: "Ajouter : %{collectionLabel}",
      newButtonAriaLabel: "Ajouter : %{collectionLabel}",
      searchResults: "Résultats pour « %{searchTerm} »",
      searchResultsInCollection: "Résultats pour « %{searchTerm} » dans %{collection}",
    },
    entries: {
      loadingEntries: "Chargement…",
      cachingEntries: "Chargement…",
      longerLoading: "Encore un instant…",
      noEntries: "Rien à afficher pour le moment",
      unpublishedHeader: "Pas encore publiés",
    },
  },
  editor: {
    editorControl: { field: { optional: "facultatif", widgetLabel: "Champ" } },
    editorControlPane: {
      i18n: {
        copyFromLocale: "Recopier depuis une autre langue",
        copyFromLocaleConfirm:
          "Recopier le contenu depuis la langue %{locale} ?\nCe qui est déjà écrit sera remplacé.",
      },
    },
    editor: {
      onLeavePage: "Vos modifications ne sont pas enregistrées. Voulez-vous vraiment quitter cette page ?",
      onUpdatingWithUnsavedChanges: "Enregistrez vos modifications avant de changer le statut.",
      onPublishingNotReady: "Passez d’abord le statut à « Prête à publier ».",
      onPublishingWithUnsavedChanges: "Enregistrez vos modifications avant de publier.",
      onPublishing: PUBLISH_QUESTION,
      onUnpublishing: "Retirer cette fiche de la publication ?",
      onDeleteWithUnsavedChanges: "Supprimer cette fiche publiée, et vos modifications non enregistrées ?",
      onDeletePublishedEntry: "Supprimer cette fiche publiée ?",
      onDeleteUnpublishedChangesWithUnsavedChanges:
        "Supprimer ce brouillon, et vos modifications non enregistrées ?",
      onDeleteUnpublishedChanges:
        "Supprimer ce brouillon ? La version publiée, s’il y en a une, ne change pas.",
      loadingEntry: "Ouverture de la fiche…",
      confirmLoadBackup:
        "Votre navigateur a gardé un texte que vous n’aviez pas enregistré. Voulez-vous le retrouver ?",
    },
    editorInterface: {
      togglePreview: "Afficher ou masquer l’aperçu",
      toggleScrollSync: "Faire défiler le formulaire et l’aperçu ensemble",
      toggleNotes: "Afficher ou masquer les notes",
    },
    editorNotesPane: {
      title: "Notes",
      emptyState: "Pas encore de note. Écrivez la première ci-dessous.",
      addNote: "Ajouter la note",
      addPlaceholder: "Écrivez une note…",
      editPlaceholder: "Modifiez votre note…",
      save: "Enregistrer",
      cancel: "Annuler",
      edit: "Modifier",
      delete: "Supprimer",
      resolve: "Marquer comme réglée",
      unresolve: "Rouvrir",
      confirmDelete: "Supprimer cette note ?",
      shortcut: "Astuce : Ctrl + Entrée ajoute la note.",
    },
    editorToolbar: {
      publishing: "Publication…",
      published: "Publiée",
      unpublish: "Retirer de la publication",
      unpublishing: "Retrait…",
      publishAndCreateNew: "Publier et en créer une autre",
      deleteUnpublishedChanges: "Supprimer le brouillon",
      deleteUnpublishedEntry: "Supprimer le brouillon",
      deletePublishedEntry: "Supprimer",
      deleteEntry: "Supprimer",
      saving: "Enregistrement…",
      statusInfoTooltipDraft:
        "C’est un brouillon. Quand il est prêt, passez son statut à « En relecture » pour le faire relire.",
      statusInfoTooltipInReview:
        "Cette version est en cours de relecture. Vous pouvez encore la modifier en attendant.",
      deleting: "Suppression…",
      updating: "Mise à jour…",
      backCollection: "Retour : %{collectionLabel}",
      unsavedChanges: "Modifications non enregistrées",
      changesSaved: "Tout est enregistré",
      inReview: "En relecture",
      ready: "Prête à publier",
    },
    editorWidgets: {
      markdown: {
        strikethrough: "Barré",
        toggleMode: { rich: "Passer au texte mis en forme", markdown: "Passer au texte simple" },
      },
      image: {
        chooseMultiple: "Choisir des images",
        chooseDifferent: "Choisir une autre image",
        addMore: "Ajouter des images",
        remove: "Retirer l’image",
        removeAll: "Retirer toutes les images",
      },
      file: {
        chooseMultiple: "Choisir des fichiers",
        chooseDifferent: "Choisir un autre fichier",
        addMore: "Ajouter des fichiers",
        remove: "Retirer le fichier",
        removeAll: "Retirer tous les fichiers",
      },
      unknownControl: { noControl: "Ce champ (« %{widget} ») ne peut pas être modifié ici." },
      unknownPreview: { noPreview: "Ce champ (« %{widget} ») n’a pas d’aperçu." },
      datetime: { setToNow: "%{fieldLabel} : maintenant" },
      list: { add: "Ajouter : %{item}", addType: "Ajouter : %{item}" },
      object: { expand: "Déplier", collapse: "Replier" },
    },
  },
  mediaLibrary: {
    mediaLibrary: {
      onDelete: "Supprimer cette image ?",
      fileTooLarge: "Ce fichier est trop lourd : %{size} ko au plus.",
    },
    mediaLibraryModal: {
      loading: "Chargement…",
      close: "Fermer",
      noAssetsFound: "Aucune image.",
      noImagesFound: "Aucune image.",
      mediaAssets: "Images",
      search: "Rechercher…",
      uploading: "Envoi…",
      upload: "Ajouter une image",
      deleting: "Suppression…",
      deleteSelected: "Supprimer",
      chooseSelected: "Choisir",
    },
  },
  ui: {
    errorBoundary: {
      title: "Cette page n’a pas pu s’afficher",
      details: "Rechargez la page. Si cela recommence, prévenez l’équipe technique ou ",
      reportIt: "ouvrez un signalement.",
      detailsHeading: "Détails pour l’équipe technique",
      privacyWarning: "Le signalement est public : relisez-le avant de l’envoyer.",
      recoveredEntry: {
        heading: "Votre texte",
        warning: "Copiez-le avant de quitter cette page.",
        copyButtonLabel: "Copier",
      },
    },
    settingsDropdown: { logOut: "Se déconnecter", account: "Votre compte" },
    // The details are whole sentences already: see admin/decap/notifications.ts.
    toast: {
      onFailToLoadEntries: "%{details}",
      onFailToLoadDeployPreview: "%{details}",
      onFailToPersist: "%{details}",
      onFailToDelete: "%{details}",
      onFailToUpdateStatus: "%{details}",
      onFailToPublishEntry: "%{details}",
      onFailToUnpublishEntry: "%{details}",
      missingRequiredField: "Il manque un champ.",
      entrySaved: "C’est enregistré",
      entryPublished: "C’est publié",
      entryUnpublished: "La fiche n’est plus publiée",
      entryUpdated: "Le statut est à jour",
      onDeleteUnpublishedChanges: "Le brouillon est supprimé",
      noteAdded: "Note ajoutée",
      onFailToAddNote: "%{details}",
      noteUpdated: "Note modifiée",
      onFailToUpdateNote: "%{details}",
      noteDeleted: "Note supprimée",
      onFailToDeleteNote: "%{details}",
      noteResolved: "Note réglée",
      noteReopened: "Note rouverte",
      onFailToToggleNote: "%{details}",
      onLoggedOut: "Vous êtes déconnecté. Copiez votre texte, puis reconnectez-vous.",
      onBackendDown: "Le serveur est en panne. %{details}",
    },
  },
  workflow: {
    workflow: {
      loading: "Chargement des brouillons…",
      workflowHeading: "Brouillons et relectures",
      newPost: "Ajouter",
      description:
        "%{smart_count} fiche à relire, %{readyCount} à publier. |||| %{smart_count} fiches à relire, %{readyCount} à publier.",
      dateFormat: "DD/MM/YYYY",
    },
    workflowCard: {
      lastChange: "le %{date}, par %{author}",
      lastChangeNoAuthor: "le %{date}",
      deleteChanges: "Supprimer le brouillon",
      deleteNewEntry: "Supprimer le brouillon",
      publishChanges: "Publier",
      publishNewEntry: "Publier",
    },
    workflowList: {
      onDeleteEntry: "Supprimer ce brouillon ?",
      onPublishingNotReadyEntry:
        "Seule une fiche prête peut être publiée : passez-la d’abord dans la colonne « Prêtes à publier ».",
      onPublishEntry: PUBLISH_QUESTION,
      inReviewHeader: "En relecture",
      readyHeader: "Prêtes à publier",
      currentEntries: "%{smart_count} fiche |||| %{smart_count} fiches",
    },
  },
};
